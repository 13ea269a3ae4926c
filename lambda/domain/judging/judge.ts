import type { AlertPath } from '../alert-path/alert-path';
import type { BlindSpot } from './blind-spot';
import { cellName } from '../inventory/cell';
import { type Acceptance, withAcceptances } from './acceptance';
import type { Certificate } from '../certificate/certificate';
import type { Region, RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Inventory } from '../inventory/inventory';
import type { InventoryView } from '../inventory/inventory-view';
import { judgeBlindSpots, judgeEndedBlindSpots } from './judge-blind-spots';
import {
  type AboutDefaults,
  judgeCertificates,
  judgeMissingCertificates,
  type JudgedSubject,
} from './judge-certificates';
import type { Judgement } from './judgement';
import type { Policy } from '../policy';
import { conclusiveRules, verdictsOn } from './rule-verdicts';
import type { Rule, RuleContext } from '../rules/rule';
import { holdsCertificates } from '../inventory/source';
import type { KnownSubject } from '../subject';
import { judgeMissingTrails, judgeTrails } from './judge-trails';
import type { Trails } from '../inventory/trails';
import { viewOf } from './view-of';

/** The rules by the kind of their subject. */
export interface Rulebook {
  readonly certificate: readonly Rule<Certificate>[];
  readonly blindSpot: readonly Rule<BlindSpot>[];
  readonly alertPath: readonly Rule<AlertPath>[];
  readonly trails: readonly Rule<Trails>[];
}

/** What judging depends on besides the inventory. */
export interface JudgeContext {
  readonly now: Instant;
  readonly policy: Policy;
  readonly scanEveryMinutes: number;
  readonly rules: Rulebook;
  /** All subjects with an open case; none without a ledger. */
  readonly knownSubjects: readonly KnownSubject[];
  /** As read in this run; absent: not read, and nothing is said of it. */
  readonly alertPaths?: readonly AlertPath[] | undefined;
  readonly defaults: AboutDefaults & { readonly homeRegion: Region };
  /** What the configuration decided to live with. Absent: nothing. */
  readonly accepted?: readonly Acceptance[];
}

/** `conclusive`: the rules that could do their work in this run. `view`: what the rules looked at. */
export interface Verdicts {
  readonly judgements: readonly Judgement[];
  readonly conclusive: readonly RuleId[];
  readonly view: InventoryView;
}

/**
 * Judges everything in an inventory at an instant, and says what became of the subjects that are no longer there.
 *
 * Kept content is judged like any other: a cell that turns unreadable lowers no severity, time passing none but for the ages that a rule names. A
 * subject of which nothing can be said has no judgement.
 */
export function judgeInventory(inventory: Inventory, { rules, knownSubjects: known, ...rest }: JudgeContext): Verdicts {
  const {
    now,
    policy,
    scanEveryMinutes,
    alertPaths: paths = [],
    accepted = [],
    defaults: { homeRegion, ...defaults },
  } = rest;
  const view = viewOf(inventory, { now, policy });
  const context: RuleContext = { now, policy, scanEveryMinutes, view };
  const cells = new Map(inventory.cells.map((cell) => [cellName(cell), cell]));

  const certificates = judgeCertificates(context, cells, rules.certificate, defaults);
  const blindSpots = judgeBlindSpots(context, cells, rules.blindSpot, { known, defaults });
  const alertPaths = paths.map((path) => judgeAlertPath(path, context, rules.alertPath, { ...defaults, homeRegion }));
  const trails = judgeTrails(context, rules.trails, defaults);
  const judgements = [
    ...certificates,
    ...judgeMissingCertificates(context, cells, known),
    ...blindSpots,
    ...judgeEndedBlindSpots(context, cells, rules.blindSpot, { known, defaults }),
    ...alertPaths,
    ...trails,
    ...judgeMissingTrails(context, known),
  ];
  return {
    judgements: withAcceptances(judgements, accepted, now),
    conclusive: [
      ...(isAnythingRead(inventory) ? conclusiveRules(rules.certificate, certificates) : []),
      ...conclusiveRules(rules.blindSpot, blindSpots),
      ...(paths.length === 0 ? [] : conclusiveRules(rules.alertPath, alertPaths)),
      ...(trails.length === 0 ? [] : conclusiveRules(rules.trails, trails)),
    ],
    view,
  };
}

/** Without a single row that could have been read, no rule has had anything to say. */
const isAnythingRead = ({ cells }: Inventory): boolean =>
  cells.some(({ source, status }) => holdsCertificates(source) && (status === 'ok' || status === 'partial'));

function judgeAlertPath(
  alertPath: AlertPath,
  context: RuleContext,
  rules: readonly Rule<AlertPath>[],
  { homeRegion, ...defaults }: JudgeContext['defaults'],
): JudgedSubject {
  return {
    subject: `alert-path:${alertPath.topic}`,
    presence: 'seen',
    observedAt: context.now,
    about: { ...defaults, region: homeRegion, names: [alertPath.topic] },
    verdicts: verdictsOn(alertPath, rules, context),
  };
}
