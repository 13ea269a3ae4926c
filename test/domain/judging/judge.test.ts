import type { AlertPath } from '../../../lambda/domain/alert-path/alert-path';
import { blastRadiusOf } from '../../../lambda/domain/use/blast-radius';
import type { BlindSpot } from '../../../lambda/domain/judging/blind-spot';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import type { Verdict } from '../../../lambda/domain/finding';
import { certificateId, region } from '../../../lambda/domain/ids';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { type JudgeContext, judgeInventory } from '../../../lambda/domain/judging/judge';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import type { KnownSubject } from '../../../lambda/domain/subject';
import type { Trails } from '../../../lambda/domain/inventory/trails';
import { aDistribution, anAttachment, listenerArn } from '../../builders/attachment';
import { aDeniedCell, aFailedCell, anOkCell, aPartialCell, aSkippedCell } from '../../builders/cell';
import { acmArn, aCertificate, anIamCertificate, HOME } from '../../builders/certificate';
import { aChange } from '../../builders/change';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aFailure, aRule } from '../../builders/rule';

const PARIS = region('eu-west-3');
const rules = {
  certificate: [aRule<Certificate>('one', () => aFailure()), aRule<Certificate>('other', () => ({ kind: 'pass' }))],
  blindSpot: [aRule<BlindSpot>('blind', () => aFailure())],
  alertPath: [aRule<AlertPath>('path', () => aFailure('critical'))],
  trails: [aRule<Trails>('trails', () => aFailure())],
};
const defaults = { owners: ['platform'], environment: 'production', homeRegion: HOME };

const judge = (inventory: Inventory, context: Partial<JudgeContext> = {}) =>
  judgeInventory(inventory, {
    now: NOW,
    policy: DEFAULT_POLICY,
    scanEveryMinutes: 60,
    rules,
    knownSubjects: [],
    defaults,
    ...context,
  });

const judgements = (inventory: Inventory, ...knownSubjects: readonly KnownSubject[]) =>
  judge(inventory, { knownSubjects }).judgements;

const knownCertificate = (place: KnownSubject['about']['region'] = HOME): KnownSubject => ({
  subject: `certificate:${place === 'global' ? 'ASCAEXAMPLE' : acmArn(9, place)}`,
  about: { region: place, names: ['shop.example.com'] },
});
describe('judging a certificate', () => {
  test('gives one verdict of each rule, and what is to say when it is gone', () => {
    const attachment = anAttachment();
    const certificate = aCertificate();

    expect(judgements(anInventory({ certificates: [certificate], attachments: [attachment] }))).toEqual([
      {
        subject: `certificate:${certificate.id}`,
        observedAt: certificate.observedAt,
        presence: 'seen',
        verdicts: [
          { ...aFailure(), rule: 'one' },
          { kind: 'pass', rule: 'other' },
        ],
        about: {
          arn: certificate.arn,
          region: HOME,
          names: ['shop.example.com'],
          notAfter: daysFromNow(100),
          attachments: [attachment],
          blastRadius: blastRadiusOf({ names: ['shop.example.com'], attachments: [attachment] }),
          owners: ['platform'],
          environment: 'production',
          unknown: ['owner', 'environment'],
        },
      },
    ]);
  });

  test.each`
    days  | by           | what
    ${-7} | ${'alice'}   | ${'within seven days'}
    ${-8} | ${undefined} | ${'longer ago'}
  `('says of what was done to it $what that it was $by', ({ days, by }: { days: number; by?: string }) => {
    const certificate = aCertificate();
    const lastChange = aChange({ by: 'alice', at: daysFromNow(days) });
    const inventory = anInventory({ certificates: [certificate], memory: { [certificate.id]: { lastChange } } });

    expect(judgements(inventory).map((one) => 'about' in one && one.about.changed?.by)).toEqual([by]);
  });

  test('says whose it is and what breaks as the annotations tell, and judges no differently for them', () => {
    const attachment = anAttachment({ listener: { port: 443, role: 'sni', arn: listenerArn() } });
    const plain = anInventory({ certificates: [aCertificate()], attachments: [attachment] });
    const annotations = {
      [attachment.resource]: { owner: 'edge', environment: 'staging', tagsReadAt: NOW },
      [listenerArn()]: { hosts: ['shop.example.com', 'other.example.com'], hostsReadAt: NOW },
    };
    const annotated = { ...plain, annotations };

    const [judgement] = judgements(annotated);

    expect(judgement).toMatchObject({
      about: {
        owners: ['edge'],
        environment: 'staging',
        attachments: [{ ...attachment, hosts: ['shop.example.com'] }],
        blastRadius: { resources: 1, hosts: 1 },
      },
    });
    const withoutAbout = (inventory: Inventory) => judgements(inventory).map((one) => ({ ...one, about: undefined }));
    expect(withoutAbout(annotated)).toEqual(withoutAbout(plain));
  });

  test('tells the attachments that were seen last, where they were not read', () => {
    const certificate = aCertificate({ notAfter: undefined });
    const lastAttachments = [aDistribution()];
    const memory = { [certificate.id]: { lastAttachments } };

    const [judgement] = judgements(anInventory({ certificates: [certificate], memory }));

    expect(judgement).toMatchObject({ about: { attachments: lastAttachments } });
    expect(judgement).not.toHaveProperty('about.notAfter');
  });

  test('tells no attachments where nobody ever read any', () => {
    expect(judgements(anInventory({ certificates: [aCertificate()] }))[0]).not.toHaveProperty('about.attachments');
  });

  test('judges kept content, and says that it was not read', () => {
    const certificate = aCertificate({ observedAt: hoursFromNow(-1) });

    expect(judgements(anInventory({ certificates: [certificate], cells: [aDeniedCell()] }))[0]).toMatchObject({
      presence: 'unread',
      because: 'no-permission',
      observedAt: hoursFromNow(-1),
      verdicts: [{ kind: 'fail' }, { kind: 'pass' }],
    });
  });

  test('shows the rules the policy, the clock and the inventory', () => {
    const evaluate = jest.fn((): Verdict => ({ kind: 'pass' }));
    const inventory = anInventory({ certificates: [aCertificate()] });

    const { view } = judge(inventory, { rules: { ...rules, certificate: [aRule('one', evaluate)] } });

    expect(evaluate).toHaveBeenCalledWith(aCertificate(), {
      now: NOW,
      policy: DEFAULT_POLICY,
      scanEveryMinutes: 60,
      view,
    });
    expect(view.inventory).toBe(inventory);
  });
});

describe('a certificate that is known and no longer there', () => {
  const { subject } = knownCertificate();

  test('is gone when its cell was read whole', () => {
    const cells = [anOkCell({ triedAt: hoursFromNow(-1) })];

    expect(judgements(anInventory({ cells }), knownCertificate())).toEqual([
      { subject, presence: 'gone', observedAt: hoursFromNow(-1) },
    ]);
  });

  test('is looked for among those of IAM when it has no region', () => {
    const known = knownCertificate('global');

    expect(judgements(anInventory(), known)).toEqual([{ subject: known.subject, presence: 'gone', observedAt: NOW }]);
    expect(judgements(anInventory({ cells: [aPartialCell({ source: 'iam' })] }), known)).toMatchObject([
      { subject: 'blind-spot:pages-missing' },
    ]);
  });

  test.each`
    what               | cell
    ${'denied'}        | ${aDeniedCell()}
    ${'throttled'}     | ${aFailedCell()}
    ${'read in part'}  | ${aPartialCell()}
    ${'not asked for'} | ${aSkippedCell({ reason: 'not-requested' })}
  `('is not judged while its cell was $what', ({ cell }: { cell: Inventory['cells'][number] }) => {
    const subjects = judgements(anInventory({ cells: [cell] }), knownCertificate()).map(
      (judgement) => judgement.subject,
    );

    expect(subjects).not.toContain(subject);
  });

  test('is out of scope when its region was excluded or switched off', () => {
    const abroad = knownCertificate(PARIS);
    const excluded = anInventory({ cells: [aSkippedCell({ region: PARIS, source: 'acm' })] });

    for (const inventory of [excluded, anInventory()])
      expect(judgements(inventory, abroad)).toEqual([
        { subject: abroad.subject, presence: 'out-of-scope', observedAt: NOW },
      ]);
  });

  test('is judged as deleted while an attachment names it', () => {
    const legacy = anIamCertificate({ id: certificateId('ASCAEXAMPLE'), observedAt: hoursFromNow(-1) });

    expect(judgements(anInventory({ certificates: [legacy] }), knownCertificate('global'))).toMatchObject([
      { subject: 'certificate:ASCAEXAMPLE', presence: 'unread', because: 'deleted-in-use' },
    ]);
  });
});

describe('judging the alert path', () => {
  const alertPath: AlertPath = { topic: 'pages', subscriptions: [] };

  test('is a subject of its own, as it is now', () => {
    expect(judge(anInventory(), { alertPaths: [alertPath] }).judgements).toEqual([
      {
        subject: 'alert-path:pages',
        presence: 'seen',
        observedAt: NOW,
        about: { region: HOME, names: ['pages'], owners: ['platform'], environment: 'production' },
        verdicts: [{ ...aFailure('critical'), rule: 'path' }],
      },
    ]);
  });

  test('says nothing where it was not read, nor of a drill', () => {
    const known: readonly KnownSubject[] = [
      { subject: 'alert-path:pages', about: { region: HOME, names: ['pages'] } },
      { subject: 'drill:1', about: { region: HOME, names: ['drill'] } },
    ];

    expect(judgements(anInventory(), ...known)).toEqual([]);
  });
});

describe('judging the trails', () => {
  const trails: Trails = { region: PARIS, readAt: hoursFromNow(-1), trails: [] };

  test('is a subject of its own, as it was when they were read', () => {
    expect(judgements(anInventory({ trails: [trails] }))).toEqual([
      {
        subject: 'change-events:eu-west-3',
        presence: 'seen',
        observedAt: hoursFromNow(-1),
        about: { region: PARIS, names: [PARIS], owners: ['platform'], environment: 'production' },
        verdicts: [{ ...aFailure(), rule: 'trails' }],
      },
    ]);
  });

  test('says nothing where they were never read', () => {
    const known: KnownSubject = { subject: 'change-events:eu-west-3', about: { region: PARIS, names: [PARIS] } };

    expect(judgements(anInventory(), known)).toEqual([]);
  });

  test('ends what was said of a region whose events nobody wants any more, and of no other', () => {
    const ofRegion = (place: typeof PARIS): KnownSubject => ({
      subject: `change-events:${place}`,
      about: { region: place, names: [place] },
    });
    const inventory = anInventory({ trails: [trails] });

    expect(judgements(inventory, ofRegion(PARIS), ofRegion(HOME)).slice(1)).toEqual([
      { subject: `change-events:${HOME}`, presence: 'out-of-scope', observedAt: inventory.takenAt },
    ]);
  });
});

describe('whether a rule was conclusive', () => {
  const certificates = [aCertificate(), aCertificate({ arn: acmArn(2) })];
  const pass: Verdict = { kind: 'pass' };
  const none: Verdict = { kind: 'not-applicable' };
  const lacks: Verdict = { kind: 'unknown', lacks: 'history' };

  test.each`
    verdicts               | conclusive | what
    ${[pass, lacks]}       | ${true}    | ${'passes once'}
    ${[aFailure(), lacks]} | ${true}    | ${'fails once'}
    ${[none, none]}        | ${true}    | ${'applies to nothing'}
    ${[none, lacks]}       | ${false}   | ${'is unknown where it applies'}
  `(
    'is $conclusive for one that $what',
    ({ verdicts, conclusive }: { verdicts: readonly Verdict[]; conclusive: boolean }) => {
      const left = [...verdicts];
      const rule = aRule<Certificate>('one', () => left.shift() ?? pass);
      const told = judge(anInventory({ certificates }), { rules: { ...rules, certificate: [rule] } }).conclusive;

      expect(told.includes(rule.id)).toBe(conclusive);
    },
  );

  test('holds of certificates only if a list was read, of blind spots always, of the alert path and of trails if they were read', () => {
    const unread = (['acm', 'iam'] as const).map((source) => aDeniedCell({ source }));
    const alertPath: AlertPath = { topic: 'pages', subscriptions: 'unreadable' };

    expect(judge(anInventory({ cells: unread })).conclusive).toEqual(['blind']);
    expect(
      judge(anInventory({ cells: [aPartialCell(), aDeniedCell({ source: 'iam' })] }), { alertPaths: [alertPath] })
        .conclusive,
    ).toEqual(['one', 'other', 'blind', 'path']);
    const trails: Trails = { region: HOME, readAt: NOW, trails: 'unreadable' };
    expect(judge(anInventory({ cells: unread, trails: [trails] })).conclusive).toEqual(['blind', 'trails']);
  });
});
