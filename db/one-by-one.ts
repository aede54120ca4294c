/**
 * The results of a query for each item, asked one after the other: a
 * transaction has one connection, and queries sent together only wait there.
 */
export async function oneByOne<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await ask(item))
  return results
}
