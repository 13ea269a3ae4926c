import type { RingLimits } from '../../lambda/domain/ledger/ring-limits';

/** What goes wrong, and how often: chances from 0 to 1, times in seconds. */
export interface Mix {
  readonly name: string;
  /** Of a process at each of its calls. */
  readonly crash: number;
  /** Instead, of a scan. */
  readonly scanCrash: number;
  /** That a call takes long. */
  readonly slow: number;
  /** That the answer of a medium is lost; what was asked may have happened. */
  readonly lost: number;
  /** That a medium refuses. */
  readonly refused: number;
  /** Of media that are down for minutes. */
  readonly outages: number;
  /** That a topic fails; half of these were published all the same. */
  readonly publishFail: number;
  /** Of an invocation to be made twice, late, or never. */
  readonly twice: number;
  readonly delay: number;
  readonly drop: number;
  /** Of people who close incidents by hand, of drills, of cells that cannot be read. */
  readonly humans: number;
  readonly drills: number;
  /** Of people who silence a case, of all rules, for up to an hour or beyond the end. */
  readonly silences: number;
  /** Of people who acknowledge what is critical. */
  readonly acknowledgements: number;
  readonly unread: number;
  /** Of a digest that is due, and written by two scans at once. */
  readonly digests: number;
  /** In how many minutes three changes are too many; 0: never. */
  readonly flappingMinutes: number;
  /** Of cases that are deleted or spoiled in the table. */
  readonly poison: number;
  /** Whether a second pager comes in the middle, and perhaps goes and comes again. */
  readonly secondPager: boolean;
  /** Whether the medium that holds incidents escalates by itself; else what nobody acknowledges is repeated. */
  readonly escalates: boolean;
  readonly scanEvery: number;
  readonly natureEvery: number;
  /** Whether all certificates are copies of one. */
  readonly copies: boolean;
  /** Certificates that become critical one after the other, within 72 hours of their end or after it, and stay so; 0: as in life. */
  readonly storm: number;
  /** How many incidents the account may open. */
  readonly limits: Partial<RingLimits>;
  /** After how many seconds a pass of the announcer leaves the rest to the next one. */
  readonly passSeconds: number;
  /** When everything works again, and nothing changes any more. */
  readonly faultsUntil: number;
}

const CALM: Mix = {
  name: 'calm',
  crash: 0,
  scanCrash: 0,
  slow: 0,
  lost: 0,
  refused: 0,
  outages: 0,
  publishFail: 0,
  twice: 0,
  delay: 0,
  drop: 0,
  humans: 0,
  drills: 0,
  silences: 0,
  acknowledgements: 0,
  unread: 0,
  digests: 0,
  flappingMinutes: 0,
  poison: 0,
  secondPager: false,
  escalates: true,
  scanEvery: 400,
  natureEvery: 250,
  copies: false,
  storm: 0,
  limits: {},
  passSeconds: 55,
  faultsUntil: 2700,
};

const RACE: Mix = {
  ...CALM,
  name: 'race',
  slow: 0.12,
  scanEvery: 90,
  natureEvery: 60,
  drills: 1,
  humans: 0.2,
  faultsUntil: 1200,
};

/** The mixes that are explored, the mildest first. */
export const MIXES: readonly Mix[] = [
  CALM,
  { ...CALM, name: 'calm+drills', drills: 0.5, unread: 0.2 },
  { ...CALM, name: 'jitter', digests: 0.3, slow: 0.02, twice: 0.2, delay: 0.2 },
  RACE,
  { ...RACE, name: 'race+faults', twice: 0.2, delay: 0.2, crash: 0.004, lost: 0.1, publishFail: 0.1 },
  { ...CALM, name: 'crash', crash: 0.01, slow: 0.01 },
  { ...CALM, name: 'crash-scan', scanCrash: 0.1 },
  { ...CALM, name: 'media', lost: 0.2, refused: 0.2, outages: 1, publishFail: 0.2 },
  { ...CALM, name: 'humans', humans: 1, drills: 1, twice: 0.1, delay: 0.1 },
  {
    ...CALM,
    name: 'silences',
    silences: 0.7,
    acknowledgements: 0.5,
    escalates: false,
    twice: 0.1,
    delay: 0.1,
    slow: 0.02,
  },
  {
    ...CALM,
    name: 'everything',
    crash: 0.008,
    slow: 0.02,
    lost: 0.1,
    refused: 0.1,
    outages: 1,
    publishFail: 0.1,
    twice: 0.2,
    delay: 0.2,
    drop: 0.2,
    humans: 0.5,
    drills: 1,
    unread: 0.1,
  },
  {
    ...CALM,
    name: 'without pager',
    escalates: false,
    crash: 0.004,
    slow: 0.01,
    lost: 0.1,
    publishFail: 0.1,
    twice: 0.1,
  },
  { ...CALM, name: 'poison', crash: 0.004, poison: 1, drills: 0.5, lost: 0.05, twice: 0.1 },
  { ...RACE, name: 'copies', copies: true, crash: 0.004, twice: 0.2, delay: 0.2, lost: 0.1, humans: 0, drills: 0 },
  {
    ...CALM,
    name: 'flapping',
    flappingMinutes: 10,
    scanEvery: 100,
    natureEvery: 60,
    crash: 0.004,
    twice: 0.1,
    delay: 0.1,
    unread: 0.1,
  },
  {
    ...CALM,
    name: 'storm within 72 h',
    storm: 30,
    scanEvery: 300,
    natureEvery: 400,
    escalates: true,
    twice: 0.1,
    delay: 0.1,
    limits: { ofRun: 99, ofRule: 3 },
    faultsUntil: 7800,
  },
  // More of a run rings on its own than one pass of the announcer has time for.
  { ...CALM, name: 'crowd', storm: 12, scanEvery: 600, natureEvery: 1, limits: { ofRun: 4 }, passSeconds: 6 },
  { ...CALM, name: 'limits', crash: 0.004, twice: 0.1, limits: { ofRule: 3, ofAll: 6, perHour: 4 } },
  {
    ...CALM,
    name: 'second pager',
    secondPager: true,
    natureEvery: 120,
    slow: 0.02,
    lost: 0.1,
    refused: 0.1,
    outages: 0.5,
    twice: 0.1,
    delay: 0.1,
  },
  {
    ...RACE,
    name: 'second pager+faults',
    secondPager: true,
    copies: true,
    crash: 0.004,
    publishFail: 0.1,
    lost: 0.1,
    twice: 0.2,
    delay: 0.2,
    drop: 0.2,
    humans: 0,
    drills: 0,
  },
];

/** The mix of that name. Throws where there is none. */
export function mixNamed(name: string): Mix {
  const mix = MIXES.find((one) => one.name === name);
  if (mix === undefined) throw new Error(`no mix ${name}; there are ${MIXES.map((one) => one.name).join(', ')}`);
  return mix;
}
