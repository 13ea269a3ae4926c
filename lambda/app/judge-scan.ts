import type { AlertPath } from '../domain/alert-path/alert-path';
import { RULE_DRILL } from '../domain/alert-path/drill-rule';
import { HOUR_MS, type Instant, millisecondsBetween } from '../domain/instant';
import type { Inventory } from '../domain/inventory/inventory';
import { judgeInventory, type Verdicts } from '../domain/judging/judge';
import type { Judgement } from '../domain/judging/judgement';
import { isOpen, type OpenCase } from '../domain/ledger/steps';
import { isReadable } from '../domain/ledger/stored';
import { isDrill } from '../domain/subject';
import type { CasesReading } from './ledger/cases';
import type { ScanOptions } from './scan-context';

/** A drill whose maker died is cleared after so long. */
const DRILL_MS = HOUR_MS;

/** What there is to judge. */
interface Evidence {
  readonly inventory: Inventory;
  readonly cases: CasesReading;
  /** Absent: not read in this run. */
  readonly paths?: readonly AlertPath[];
  readonly now: Instant;
}

/** Judges the inventory, the ways to people as far as they were read, and drills that nobody clears any more. */
export function judgeScan(options: ScanOptions, { inventory, cases, paths, now }: Evidence): Verdicts {
  const open = openCases(cases);
  const { environment } = options.identity;
  const verdicts = judgeInventory(inventory, {
    now,
    policy: options.policy,
    scanEveryMinutes: options.scanEveryMinutes,
    rules: options.rules,
    knownSubjects: open,
    alertPaths: paths,
    accepted: options.accepted,
    defaults: {
      owners: options.owners,
      homeRegion: options.homeRegion,
      ...(environment !== undefined && { environment }),
    },
  });
  return { ...verdicts, judgements: [...verdicts.judgements, ...open.flatMap((one) => abandonedDrill(one, now))] };
}

const openCases = (cases: CasesReading): readonly OpenCase[] =>
  cases.kind === 'unreachable'
    ? []
    : [...cases.cases.values()].flatMap((entry) => (isReadable(entry) && isOpen(entry.case) ? [entry.case] : []));

function abandonedDrill({ subject, about, openedAt }: OpenCase, now: Instant): readonly Judgement[] {
  if (!isDrill(subject) || millisecondsBetween(openedAt, now) < DRILL_MS) return [];
  return [{ subject, about, observedAt: now, presence: 'seen', verdicts: [{ rule: RULE_DRILL, kind: 'pass' }] }];
}
