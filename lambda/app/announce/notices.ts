import type { NonEmpty } from '../../domain/ids';
import type { Case } from '../../domain/ledger/case';
import { flappingMark } from '../../domain/ledger/flapping';
import { comparePressure } from '../../domain/ledger/ring-order';
import type { Notice } from '../../domain/message';

/** So many cases are told one by one; a message counts the others. */
const WORST = 10;
/** Of a list that belongs to one case. */
const LISTED = 20;
/** Characters of all notices as JSON: a topic takes 256 KB for all forms of one message together. */
const ROOM = 60_000;

/** The ten worst, fewer where they would not hold; of any at all, at least one. */
export function noticesOf(cases: readonly Case[]): readonly Notice[] {
  let room = ROOM;
  const worst = cases.toSorted(comparePressure).slice(0, WORST).map(noticeOf);
  return worst.filter((notice, index) => {
    room -= JSON.stringify(notice).length;
    return index === 0 || room >= 0;
  });
}

/** As {@link noticesOf}, of at least one case. */
export function someNoticesOf(cases: NonEmpty<Case>): NonEmpty<Notice> {
  const [first, ...others] = cases;
  const worst = others.reduce((most, next) => (comparePressure(next, most) < 0 ? next : most), first);
  const [, ...rest] = noticesOf(cases);
  return [noticeOf(worst), ...rest];
}

function noticeOf(one: Case): Notice {
  const { subject, about, openedAt, observedAt, state, last, silences } = one;
  const names = about.names.length - LISTED;
  const attachments = (about.attachments ?? []).length - LISTED;
  const omitted = { ...(names > 0 && { names }), ...(attachments > 0 && { attachments }) };
  return {
    subject,
    about: {
      ...about,
      names: about.names.slice(0, LISTED),
      ...(about.attachments !== undefined && { attachments: about.attachments.slice(0, LISTED) }),
    },
    openedAt,
    observedAt,
    state,
    last,
    ...(silences !== undefined && { silences }),
    ...flappingMark(one),
    ...((names > 0 || attachments > 0) && { omitted }),
  };
}
