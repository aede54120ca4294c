import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

/** A page of a list as the API answers it. */
interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** A list as far as it has been read. */
export interface Listing<Item> {
  /** Undefined until the first page has come. */
  readonly items: readonly Item[] | undefined
  /** Reads the next page; undefined at the end. */
  readonly more: (() => void) | undefined
  readonly busy: boolean
  readonly error: unknown
  readonly again: () => void
}

/**
 * A list that is read page by page. `ask` reads the page at a cursor, the first without one; `key` says what
 * list it is. What is shown stays until another list has come.
 */
export function useListing<Item>(
  key: readonly unknown[],
  ask: (cursor: { readonly cursor?: string }) => Promise<{ readonly data?: Page<Item> | undefined }>,
): Listing<Item> {
  const list = useInfiniteQuery({
    queryKey: ['listing', ...key],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const { data } = await ask(pageParam === '' ? {} : { cursor: pageParam })
      return data ?? { items: [], next: null }
    },
    getNextPageParam: (last: Page<Item>) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list
  return {
    items: data?.pages.flatMap(({ items }) => items),
    more: hasNextPage ? () => void fetchNextPage() : undefined,
    busy: isFetchingNextPage,
    error: list.error,
    again: () => void refetch(),
  }
}
