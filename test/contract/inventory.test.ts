import * as fc from 'fast-check';
import { decodeInventory } from '../../lambda/contract/inventory';
import type { Annotation } from '../../lambda/domain/use/annotation';
import type { Attachment } from '../../lambda/domain/use/attachment';
import type { AcmCertificate, IamCertificate } from '../../lambda/domain/certificate/certificate';
import type { Memory } from '../../lambda/domain/certificate/memory';
import type { MigrationRecord } from '../../lambda/domain/migration/migration-record';
import type { Trails } from '../../lambda/domain/inventory/trails';
import { anyCertificate } from '../builders/arbitrary-certificate';
import { anyAuthorities } from '../builders/arbitrary-certificate-authority';
import { anyLookups } from '../builders/arbitrary-dns';
import { anAttachment } from '../builders/attachment';
import { anAuthority } from '../builders/certificate-authority';
import { aChange } from '../builders/change';
import {
  aDeniedCell,
  aFailedCell,
  anOkCell,
  aMissingWalk,
  anUnfinishedWalk,
  aPartialCell,
  aSkippedCell,
} from '../builders/cell';
import { aCertificate, anIamCertificate, HOME } from '../builders/certificate';
import { daysFromNow, NOW } from '../builders/instant';
import { aMigrationRecord } from '../builders/migration-record';
import { anInventory } from '../builders/inventory';

// `Required`: a property that the domain gains later does not compile here until it is saved, too.
const everyAttachment: Required<Attachment> = {
  ...anAttachment(),
  listener: { port: 443, role: 'sni' },
  presentedTo: 'origin',
  staging: true,
  hosts: ['api.example.com'],
};
const everyAcm: Required<AcmCertificate> = {
  ...aCertificate(),
  notBefore: daysFromNow(-98),
  notAfter: daysFromNow(100),
  key: { family: 'ec', curve: 'P-256' },
  type: 'PRIVATE',
  status: 'REVOKED',
  requestedAt: daysFromNow(-98),
  failureReason: 'CAA_ERROR',
  revokedAt: NOW,
  inUse: false,
  exported: true,
  managedBy: 'cloudfront',
  validation: {
    readAt: NOW,
    domains: [
      { name: '*.example.com', method: 'dns', record: { name: '_x.example.com', value: '_y.acm-validations.aws' } },
      { name: 'example.com', method: 'email' },
      { name: 'www.example.com', method: 'http' },
    ],
  },
  certificateAuthority: 'arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/1',
};
const everyIam: Required<IamCertificate> = {
  ...anIamCertificate(),
  notBefore: daysFromNow(-300),
  notAfter: daysFromNow(98),
  key: { family: 'other', name: 'ml-dsa-65' },
  uploadedAt: daysFromNow(-300),
};
const everyMemory: Required<Memory> = {
  firstSeenAt: daysFromNow(-9),
  lastEligibleAt: daysFromNow(-8),
  lastInUseAt: daysFromNow(-8),
  unusedSince: daysFromNow(-7),
  previousNotAfter: daysFromNow(-7),
  lastExportedSeenAt: daysFromNow(-6),
  ineligibleSince: daysFromNow(-5),
  pendingValidationSince: daysFromNow(-4),
  lastAttachedAt: daysFromNow(-3),
  lastAttachments: [everyAttachment],
  attachedAs: [everyAttachment.certificate],
  attachmentsSeen: ['one', 'another'],
  attachmentsLastFell: daysFromNow(-2),
  lastChange: aChange(),
  attachmentCounts: [
    { at: daysFromNow(-3), count: 2 },
    { at: daysFromNow(-2), count: 1 },
  ],
};

const everyTrails: Required<Trails> = {
  region: HOME,
  readAt: NOW,
  trails: (['logged', 'not-selected', 'stopped', 'unreadable'] as const).map((writes) => ({
    name: 'a\u202e',
    writes,
    isMultiRegion: writes === 'logged',
  })),
};
const everyMigration: Required<MigrationRecord> = {
  ...aMigrationRecord(),
  ...{ lastMovedAt: NOW, endedAt: NOW, rolledBackAt: NOW, unverified: ['a\u202e'] },
};
const everyAnnotation: Required<Annotation> = {
  owner: 'payments',
  team: 'edge',
  environment: 'production',
  tagsReadAt: NOW,
  hosts: ['api.example.com'],
  hostsReadAt: daysFromNow(-1),
};

const saved = (inventory: unknown): unknown => JSON.parse(JSON.stringify(inventory));

describe('decodeInventory', () => {
  test.each([
    ['an empty account', anInventory()],
    ['every property of a certificate of ACM', anInventory({ certificates: [everyAcm] })],
    ['every property of a certificate of IAM', anInventory({ certificates: [everyIam] })],
    ['every property of an attachment', anInventory({ attachments: [everyAttachment, anAttachment()] })],
    ['every property of a memory', anInventory({ certificates: [everyAcm], memory: { [everyAcm.id]: everyMemory } })],
    ['every property of an annotation', anInventory({ annotations: { 'arn:a': everyAnnotation, 'arn:b': {} } })],
    [
      'subscriptions that wait, and that SNS has forgotten',
      anInventory({
        pendingSubscriptions: [
          { topic: 'chat', id: 'a', protocol: 'email', since: NOW },
          { topic: 'pages', id: 'b', protocol: 'https', since: NOW, lapsedAt: NOW },
        ],
      }),
    ],
    [
      'every property of a migration',
      anInventory({ migrations: { [everyAcm.id]: everyMigration, [everyIam.id]: 'unreadable' } }),
    ],
    ['migrations of which nobody could tell', anInventory({ migrations: 'unreadable' })],
    ['every property of trails', anInventory({ trails: [everyTrails] })],
    ['trails that were not read', anInventory({ trails: [{ ...everyTrails, trails: 'unreadable' }, everyTrails] })],
    ['a certificate of which little is known', anInventory({ certificates: [bare(everyAcm)] })],
    ['names that hold anything', anInventory({ certificates: [aCertificate({ names: ['\u202e\u0000"', '*.ä'] })] })],
    ['a certificate without end', anInventory({ certificates: [aCertificate({ notAfter: daysFromNow(2_900_000) })] })],
  ])('gives back %s', (_what, inventory) => {
    expect(decodeInventory(saved(inventory))).toStrictEqual({ kind: 'read', inventory });
  });

  test.each([
    ['ok', anOkCell()],
    ['partial', aPartialCell()],
    ['partial, as its walk goes on', anUnfinishedWalk()],
    ['partial, as its walk goes on behind what failed', aMissingWalk()],
    ['denied', aDeniedCell({ reason: 'service-control-policy' })],
    ['failed', aFailedCell()],
    ['skipped', aSkippedCell({ lastCompleteAt: NOW })],
  ])('gives back a cell that is %s', (_status, cell) => {
    const inventory = anInventory({ cells: [cell] });

    expect(decodeInventory(saved(inventory))).toStrictEqual({ kind: 'read', inventory });
  });

  test.each([
    { progress: { kind: 'not-started', readAt: NOW } },
    { progress: { kind: 'succeeded', readAt: NOW, updatedAt: NOW } },
    { progress: { kind: 'failed', readAt: NOW, updatedAt: NOW, reason: 'CAA_ERROR' } },
  ] as const)('gives back a renewal that is $progress.kind', ({ progress }) => {
    const inventory = anInventory({ certificates: [aCertificate({ renewal: { eligibility: 'unknown', progress } })] });

    expect(decodeInventory(saved(inventory))).toStrictEqual({ kind: 'read', inventory });
  });

  test('leaves out a key of a later version', () => {
    const inventory = anInventory();

    expect(decodeInventory({ ...inventory, novelty: 1 })).toStrictEqual({ kind: 'read', inventory });
  });
});

describe('decodeInventory, of a text that somebody else wrote,', () => {
  const saying = (key: string): unknown =>
    JSON.parse(
      JSON.stringify(anInventory({ certificateAuthorities: { KEY: anAuthority({ kind: 'not-found' }) } })).replace(
        'KEY',
        key,
      ),
    );
  const namesIn = (value: unknown): unknown => {
    const decoded = decodeInventory(value);
    return decoded.kind === 'read' && Object.keys(decoded.inventory.certificateAuthorities ?? {});
  };

  test('leaves out a key that would change what an object is, and no other', () => {
    expect(namesIn(saying('__proto__'))).toEqual([]);
    expect(namesIn(saying('constructor'))).toEqual(['constructor']);
  });
});

describe('decodeInventory, of any content,', () => {
  test('gives back whatever public DNS said', () => {
    fc.assert(
      fc.property(anyLookups, (dns) => {
        const inventory = anInventory({ dns });

        expect(decodeInventory(saved(inventory))).toEqual({ kind: 'read', inventory });
      }),
    );
  });

  test('gives back whatever was said of private CAs', () => {
    fc.assert(
      fc.property(anyAuthorities, (certificateAuthorities) => {
        const inventory = anInventory({ certificateAuthorities });

        expect(decodeInventory(saved(inventory))).toEqual({ kind: 'read', inventory });
      }),
    );
  });

  test('gives back whatever is known of a certificate', () => {
    fc.assert(
      fc.property(anyCertificate, (certificate) => {
        const inventory = anInventory({ certificates: [certificate] });

        expect(decodeInventory(saved(inventory))).toEqual({ kind: 'read', inventory });
      }),
    );
  });
});

describe('decodeInventory says', () => {
  test.each([
    ['what an array is', [], /^is not an inventory: it has no schemaVersion; write one with/],
    ['what null is', null, /^is not an inventory: it has no schemaVersion/],
    ['what a later version is', anInventoryWith({ schemaVersion: 2 }), /^has schemaVersion 2, and .* reads 1$/],
    ['what a result of a scan is', anInventoryWith({ findings: [] }), /^is the result of a scan, not an inventory/],
    ['which instant is wrong', anInventoryWith({ takenAt: 'today' }), /takenAt must be an instant .*, got "today"$/],
    ['what is missing', anInventoryWith({ cells: undefined }), /cells must be of type array, got nothing$/],
    ['which account is wrong', anInventoryWith({ account: '12' }), /account must be an account id .*, got "12"$/],
    [
      'which state of a private CA is wrong',
      anInventoryWith({
        certificateAuthorities: { 'arn:ca': { readAt: NOW, answer: { kind: 'told', status: 'FINE' } } },
      }),
      /certificateAuthorities\S* must be .*, got "FINE"$/,
    ],
    [
      'which row is wrong',
      anInventoryWith({ certificates: [{ source: 'rds' }] }),
      /certificates\[0\]\.source must be acm or iam, got "rds"$/,
    ],
    ['no more than a piece of it', anInventoryWith({ takenAt: 'x'.repeat(99) }), /got "x{59}…$/],
  ])('%s', (_what, value, because) => {
    expect(decodeInventory(value)).toEqual({ kind: 'unreadable', because: expect.stringMatching(because) });
  });
});

function bare({ id, arn, account, region, observedAt }: AcmCertificate): AcmCertificate {
  return {
    ...{ id, arn, account, region, observedAt, source: 'acm', renews: 'unknown', names: [], namesComplete: false },
    renewal: { eligibility: 'unknown', progress: { kind: 'not-read' } },
  };
}

function anInventoryWith(changes: Readonly<Record<string, unknown>>): unknown {
  return saved({ ...anInventory(), ...changes });
}
