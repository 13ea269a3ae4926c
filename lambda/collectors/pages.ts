import pMap from 'p-map';
import { type Failure, failureOf, isNamed, MALFORMED_ANSWER } from './failure';

/** One page of a list. `rows` absent: the answer held no list, which is not the same as an empty one. */
export interface Page<Row> {
  readonly rows: readonly Row[] | undefined;
  /** Asks for the next page; absent on the last. */
  readonly next: string | undefined;
}

/** What was read of a list, or of several. `failure` absent: all of it. `pages` 0: nothing at all. */
export interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly pages: number;
  readonly failure?: Failure;
}

// More than the gates let pass in the time of an answer.
const CONCURRENCY = 10;

/** Reads a list to its end, or to the first page that AWS does not give; what came before is kept. */
export async function readPages<Row>(read: (token: string | undefined) => Promise<Page<Row>>): Promise<Pages<Row>> {
  const rows: Row[] = [];
  const tokens = new Set<string>();
  let token: string | undefined;
  for (let pages = 0; ; pages += 1) {
    const { answer, failure } = await answered(read(token));
    if (failure !== undefined) return { rows, pages, failure };
    if (answer.rows === undefined) return { rows, pages, failure: MALFORMED_ANSWER };
    rows.push(...answer.rows);
    if (answer.next === undefined) return { rows, pages: pages + 1 };
    // A token that comes again would be followed for ever.
    if (tokens.has(answer.next)) return { rows, pages: pages + 1, failure: MALFORMED_ANSWER };
    tokens.add(answer.next);
    token = answer.next;
  }
}

/**
 * Reads a list for each item and joins them; `failure`: the first of any of them.
 *
 * After a denial the others are not asked: the reads that we make so are granted for all resources or for none.
 */
export async function readEach<Item, Row>(
  items: readonly Item[],
  read: (item: Item) => Promise<Pages<Row>>,
): Promise<Pages<Row>> {
  let isDenied = false;
  const lists = await pMap(
    items,
    async (item): Promise<Pages<Row>> => {
      if (isDenied) return { rows: [], pages: 0 };
      const list = await read(item);
      isDenied ||= list.failure?.status === 'denied';
      return list;
    },
    { concurrency: CONCURRENCY },
  );
  return joined(lists);
}

/** Several lists as one; `failure`: the first of any of them. */
export function joined<Row>(lists: readonly Pages<Row>[]): Pages<Row> {
  const failure = lists.map((list) => list.failure).find((one) => one !== undefined);
  const rows = lists.flatMap((list) => list.rows);
  const pages = lists.reduce((sum, list) => sum + list.pages, 0);
  return { rows, pages, ...(failure !== undefined && { failure }) };
}

/** A page of a list that says by a flag of its own whether it goes on. More, and no way to it, is malformed: not a list that ended. */
export const flaggedPage = <Row>(
  rows: readonly Row[] | undefined,
  { truncated = false, marker }: { readonly truncated: boolean | undefined; readonly marker: string | undefined },
): Page<Row> => ({
  rows: truncated && marker === undefined ? undefined : rows,
  next: truncated ? marker : undefined,
});

/** The same list, read as empty where AWS says by one of these names that its owner vanished since we heard of it. */
export async function unlessGone<Row>(read: Promise<Page<Row>>, ...names: readonly string[]): Promise<Page<Row>> {
  try {
    return await read;
  } catch (error) {
    if (isNamed(error, ...names)) return { rows: [], next: undefined };
    throw error;
  }
}

type Answered<Answer> =
  | { readonly answer: Answer; readonly failure?: undefined }
  | { readonly answer?: undefined; readonly failure: Failure };

async function answered<Answer>(call: Promise<Answer>): Promise<Answered<Answer>> {
  try {
    return { answer: await call };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}
