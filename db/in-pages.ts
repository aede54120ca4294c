/** Rows in the order of their numbers, read page by page, so that little of them is in memory at once. */
export async function* inPages<Row extends { readonly seq: number }>(
  page: number,
  read: (after: number) => PromiseLike<Row[]>,
): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const rows = await read(after)
    yield* rows
    if (rows.length < page) return
    after = rows.at(-1)!.seq
  }
}
