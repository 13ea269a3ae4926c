import type { BlindSpot } from './blind-spot';
import { type Cell, cellName } from '../inventory/cell';
import type { Inventory } from '../inventory/inventory';
import type { AboutDefaults, JudgedSubject } from './judge-certificates';
import type { Judgement } from './judgement';
import { byText } from '../order';
import { type CellsByName, type Presence, wordOf } from '../inventory/presence';
import { verdictsOn } from './rule-verdicts';
import type { Rule, RuleContext } from '../rules/rule';
import { type About, kindOf, type KnownSubject, type SubjectId } from '../subject';

type UnreadCell = Extract<Cell, { readonly unreadSince: string }>;

/** The cells that could not be read, by reason. */
function blindSpotsOf({ account, cells }: Inventory): readonly BlindSpot[] {
  const byReason = new Map<UnreadCell['reason'], [UnreadCell, ...UnreadCell[]]>();
  for (const cell of cells.filter(isUnread)) {
    const others = byReason.get(cell.reason);
    if (others === undefined) byReason.set(cell.reason, [cell]);
    else others.push(cell);
  }
  return [...byReason]
    .sort(byText(([reason]) => reason))
    .map(([reason, ofReason]): BlindSpot => ({ account, reason, cells: ofReason }));
}

/** One judgement for each reason for which a cell cannot be read now. */
export const judgeBlindSpots = (
  context: RuleContext,
  cells: CellsByName,
  rules: readonly Rule<BlindSpot>[],
  { known, defaults }: { readonly known: readonly KnownSubject[]; readonly defaults: AboutDefaults },
): readonly JudgedSubject[] =>
  blindSpotsOf(context.view.inventory).map((spot) => {
    const subject: SubjectId = `blind-spot:${spot.reason}`;
    return {
      subject,
      observedAt: context.view.inventory.takenAt,
      about: aboutOf(spot, defaults),
      verdicts: verdictsOn(spot, rules, context),
      ...presenceOfSpot(spot, known.find((other) => other.subject === subject)?.about.names ?? [], cells),
    };
  });

/** What is to say of blind spots that no cell has any more: they end when each of their cells was read again, or when nobody wants to read them. */
export function judgeEndedBlindSpots(
  { view: { inventory } }: RuleContext,
  cells: CellsByName,
  rules: readonly Rule<BlindSpot>[],
  { known, defaults }: { readonly known: readonly KnownSubject[]; readonly defaults: AboutDefaults },
): readonly Judgement[] {
  const present = new Set<string>(blindSpotsOf(inventory).map(({ reason }) => `blind-spot:${reason}`));
  const observedAt = inventory.takenAt;
  return known
    .filter(({ subject }) => kindOf(subject) === 'blind-spot' && !present.has(subject))
    .flatMap(({ subject, about }): readonly Judgement[] => {
      const words = about.names.map((name) => wordOf(name, cells));
      if (words.includes('unread')) return [];
      if (!words.includes('read')) return [{ subject, presence: 'out-of-scope', observedAt }];
      const verdicts = rules.map(({ id }) => ({ rule: id, kind: 'pass' as const }));
      return [{ subject, presence: 'seen', observedAt, about: { ...defaults, ...about }, verdicts }];
    });
}

/** A cell that only changed its reason was not read again: until it is, nobody says that the old blind spot has healed. */
function presenceOfSpot({ cells: now }: BlindSpot, before: readonly string[], cells: CellsByName): Presence {
  const names = new Set(now.map(cellName));
  const moved = before.map((name) => cells.get(name)).find((cell) => cell !== undefined && isElsewhere(cell, names));
  return moved !== undefined && isUnread(moved) ? { presence: 'unread', because: moved.reason } : { presence: 'seen' };
}

const isElsewhere = (cell: Cell, names: ReadonlySet<string>): boolean => isUnread(cell) && !names.has(cellName(cell));

const isUnread = (cell: Cell): cell is UnreadCell => 'unreadSince' in cell;

/** `names`: of its cells, by which its end is found. */
function aboutOf({ cells }: BlindSpot, defaults: AboutDefaults): About {
  const [{ region }, ...others] = cells;
  const isOne = others.every((other) => other.region === region);
  return { ...defaults, region: isOne ? region : 'global', names: cells.map(cellName) };
}
