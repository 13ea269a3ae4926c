import type { NonEmpty } from '../domain/ids';
import { failureOf, isNamed, MALFORMED_ANSWER } from './failure';
import { type Page, type Pages, readEach } from './pages';

// The most that Elastic Load Balancing answers for in one call.
const AT_ONCE = 20;

/**
 * Asks for many by name, twenty at a time.
 *
 * One name that vanished makes AWS refuse the other nineteen too; these are then asked for one by one, and who is `gone`
 * adds nothing.
 */
export function askTogether<Name extends string, Row>(
  names: NonEmpty<Name>,
  ask: (names: readonly Name[]) => Promise<Page<Row>>,
  gone: readonly string[],
): Promise<Pages<Row>> {
  const batches = Array.from({ length: Math.ceil(names.length / AT_ONCE) }, (_, index) =>
    names.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  return readEach(batches, async (batch) => {
    const whole = await askOnce(batch, ask, gone);
    if (whole !== 'gone') return whole;
    return readEach(batch, async (name) => {
      const alone = await askOnce([name], ask, gone);
      return alone === 'gone' ? { rows: [], pages: 1 } : alone;
    });
  });
}

async function askOnce<Name extends string, Row>(
  names: readonly Name[],
  ask: (names: readonly Name[]) => Promise<Page<Row>>,
  gone: readonly string[],
): Promise<Pages<Row> | 'gone'> {
  try {
    const { rows } = await ask(names);
    return rows === undefined ? { rows: [], pages: 0, failure: MALFORMED_ANSWER } : { rows, pages: 1 };
  } catch (error) {
    return isNamed(error, ...gone) ? 'gone' : { rows: [], pages: 0, failure: failureOf(error) };
  }
}
