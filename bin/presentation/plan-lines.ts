import { estimateOf, writesFor } from '../../lambda/domain/migration/estimate';
import { issuerWords } from '../../lambda/domain/migration/issuer-words';
import type { IdentifiedPlan, LeftUse, PlannedCertificate, Target } from '../../lambda/domain/migration/plan';
import { EMERGENCY, NORMAL } from '../../lambda/domain/migration/profile';
import { blockerSentence, obstacleSentence, warningSentence } from '../../lambda/domain/migration/reasons';
import { placeLabel } from '../../lambda/domain/migration/target-kinds';
import { type Vantage, vantageOf } from '../../lambda/domain/migration/vantage';
import { counted, GAP_WORDS, inUtc } from '../../lambda/domain/wording';
import { countedTargets, placeWord } from './migration-lines';

/** Longest list of names that is shown of a target. */
const NAMES_SHOWN = 5;

/** A plan for people, line by line; `file`: where it was saved. */
export function planLines(plan: IdentifiedPlan, file: string): readonly string[] {
  const { from, to, left, gaps, blockers, warnings } = plan;
  return [
    `Plan ${plan.id.slice(0, 12)}${gaps.length > 0 ? ', INCOMPLETE' : ''}: account ${plan.account}, made ${inUtc(plan.madeAt)}`,
    `From ${certificateLine(from)}`,
    `To ${certificateLine(to)}`,
    ...plan.waves.flatMap((wave, index) => [
      `${index === 0 ? 'Canary' : `Wave ${index}`}: ${countedTargets(inWave(plan, wave))}`,
      ...inWave(plan, wave).map((target) => targetLine(plan, target)),
    ]),
    ...left.map((use) => `Left as it is: ${leftName(use)}: ${obstacleSentence(use.because)}${lacking(use)}`),
    ...gaps.map(({ region, source, because }) => `Not read whole: ${region} ${source}: ${GAP_WORDS[because]}`),
    ...warnings.map((warning) => `Warning: ${warningSentence(warning)}`),
    ...blockers.map((blocker) => `Blocked: ${blockerSentence(blocker)}`),
    ...estimateLines(plan),
    blockers.length > 0 ? `Nothing can be done yet. Saved in ${file}` : `Next: npx notafter migrate apply ${file}`,
  ];
}

const certificateLine = ({ arn, notAfter, issuer, names }: PlannedCertificate): string =>
  `${arn}, ${endOf(notAfter)}, ${issuerOf(issuer)}: ${names.join(', ')}`;

const issuerOf = (issuer: PlannedCertificate['issuer']): string =>
  issuer === undefined ? 'its issuer is not known' : `issued by ${issuerWords(issuer)}`;

const endOf = (notAfter: string | undefined): string =>
  notAfter === undefined ? 'its end is not known' : `ends on ${notAfter.slice(0, 10)}`;

const inWave = ({ targets }: IdentifiedPlan, wave: readonly string[]): readonly Target[] =>
  targets.filter(({ key }) => wave.includes(key));

function targetLine({ from, to }: IdentifiedPlan, target: Target): string {
  const { names, before, environment } = target;
  const roles = [
    ...(before.default === from.arn ? ['default'] : []),
    ...(before.sni.includes(from.arn) ? ['SNI'] : []),
  ];
  const shown = [...names.slice(0, NAMES_SHOWN), ...(names.length > NAMES_SHOWN ? ['and more'] : [])];
  return [
    `  ${placeLabel(target)} ${roles.join(' and ')} (${[placeWord(target), environment, isolation(target)].filter(Boolean).join(', ')})`,
    counted(writesFor({ from: from.arn, to: to.arn, before }), 'change'),
    VANTAGES[vantageOf(target)](target, `by handshakes for ${shown.join(', ') || 'no name'}`),
  ].join('; ');
}

const isolation = ({ internal, vpc }: Target): string | undefined =>
  internal ? ['internal', vpc].filter(Boolean).join(' in ') : undefined;

const VANTAGES: Readonly<Record<Vantage, (target: Target, how: string) => string>> = {
  here: (_target, how) => `verified from here, ${how}`,
  probe: ({ probe = '' }, how) => `verified by ${probe}, ${how}`,
  nowhere: () => 'cannot be verified from here',
};

const lacking = ({ lacks }: LeftUse): string => (lacks === undefined ? '' : ` (it needs ${lacks.join(', ')})`);

const leftName = ({ name, resource, region, port }: LeftUse): string =>
  `${name || resource}${port === undefined ? '' : ` :${port}`} (${region})`;

function estimateLines(plan: IdentifiedPlan): readonly string[] {
  if (plan.targets.length === 0) return [];
  const [normal, emergency] = [estimateOf(plan, NORMAL), estimateOf(plan, EMERGENCY)];
  return [
    `${counted(normal.writes, 'change')} in ${countedTargets(plan.targets)}; about ${counted(normal.minutes, 'minute')} at ` +
      `${NORMAL.writesPerSecond} changes a second, ${counted(emergency.minutes, 'minute')} with --emergency at ${EMERGENCY.writesPerSecond}`,
  ];
}
