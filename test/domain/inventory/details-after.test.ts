import type { AcmCertificate, RenewalProgress } from '../../../lambda/domain/certificate/certificate';
import { certificateId, region, resourceArn } from '../../../lambda/domain/ids';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import type { CellReading } from '../../../lambda/domain/inventory/reading';
import type { DomainValidation } from '../../../lambda/domain/certificate/validation';
import { aDistribution, aDomainName, anAttachment, loadBalancerArn } from '../../builders/attachment';
import { aDeniedCell, anOkCell, aPartialCell } from '../../builders/cell';
import { acmArn, aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { before, EARLIER, merged } from '../../builders/merge';
import { aDeniedReading, aDetail, aDetailReading, anOkReading } from '../../builders/reading';

const ID = certificateId(acmArn());
const FAILED: RenewalProgress = { kind: 'failed', readAt: EARLIER, updatedAt: EARLIER };
const DESCRIBED = aCertificate({ observedAt: EARLIER, renewal: { eligibility: 'eligible', progress: FAILED } });

/** As `InUseBy` tells it. */
const told = (name = 'edge-1', observedAt = NOW) =>
  anAttachment({ resource: loadBalancerArn(name), name, listener: undefined, observedAt });
const foreign = anAttachment({
  resource: resourceArn('arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/x/1'),
  name: 'elasticloadbalancing',
  listener: undefined,
  observedAt: EARLIER,
});

const DOMAINS: readonly DomainValidation[] = [
  { name: 'shop.example.com', method: 'dns', record: { name: '_x.example.com', value: '_y.acm-validations.aws' } },
];

const listed = (overrides: Partial<AcmCertificate> = {}): CellReading =>
  anOkReading({ certificates: [aCertificate(overrides)] });
const progressOf = ({ certificates: [first] }: Inventory) =>
  first?.source === 'acm' ? first.renewal.progress : undefined;
const namesOf = ({ attachments }: Inventory) => attachments.map(({ name }) => name);
const acmCell = ({ cells }: Inventory) => cells.find(({ source }) => source === 'acm');

describe('details of a certificate', () => {
  test('are added to its row', () => {
    const progress: RenewalProgress = { kind: 'pending-validation', readAt: NOW, updatedAt: NOW };
    const detail = aDetail({ progress, failureReason: 'CAA_ERROR', attachments: [told()] });

    const inventory = merged(undefined, [listed()], [aDetailReading([detail])]);

    expect(inventory.certificates).toEqual([
      aCertificate({
        renewal: { eligibility: 'eligible', progress },
        failureReason: 'CAA_ERROR',
        validation: { readAt: NOW, domains: [] },
      }),
    ]);
    expect(inventory.attachments).toEqual([told()]);
    expect(inventory.memory[ID]).toMatchObject({ pendingValidationSince: NOW, lastAttachedAt: NOW });
    expect(acmCell(inventory)).toEqual(anOkCell());
  });

  test('tell how its names are validated, and who issued it', () => {
    const detail = aDetail({ domains: DOMAINS, certificateAuthority: 'arn:ca' });

    const inventory = merged(undefined, [listed()], [aDetailReading([detail])]);

    expect(inventory.certificates).toMatchObject([
      { validation: { readAt: NOW, domains: DOMAINS }, certificateAuthority: 'arn:ca' },
    ]);
  });

  test('keep how its names are validated through later readings of its row, until a new term', () => {
    const known = { validation: { readAt: EARLIER, domains: DOMAINS }, certificateAuthority: 'arn:ca' };
    const last = before({ certificates: [aCertificate(known)] });

    expect(merged(last, [listed()]).certificates).toEqual([aCertificate(known)]);
    expect(merged(last, [listed({ notAfter: daysFromNow(198) })]).certificates).toEqual([
      aCertificate({ notAfter: daysFromNow(198) }),
    ]);
  });

  test('replace how its names are validated when they are newer, whatever ACM says of the renewal', () => {
    const known = { validation: { readAt: EARLIER, domains: DOMAINS } };
    const last = before({ certificates: [aCertificate(known)] });
    const email = [{ name: 'shop.example.com', method: 'email' as const }];
    const read = (readAt: typeof NOW) => merged(last, [], [aDetailReading([aDetail({ readAt, domains: email })])]);

    expect(read(NOW).certificates).toMatchObject([{ validation: { readAt: NOW, domains: email } }]);
    expect(read(hoursFromNow(-2)).certificates).toEqual([aCertificate(known)]);
  });

  test('hold through later readings of its row, as long as it ends at the same instant', () => {
    const last = before({
      certificates: [aCertificate({ ...DESCRIBED, failureReason: 'OTHER' })],
      attachments: [told('edge-1', EARLIER)],
    });

    const inventory = merged(last, [listed()]);

    expect(inventory.certificates).toEqual([aCertificate({ renewal: DESCRIBED.renewal, failureReason: 'OTHER' })]);
    expect(namesOf(inventory)).toEqual(['edge-1']);
  });

  test('end with a new term', () => {
    const last = before({ certificates: [DESCRIBED], attachments: [told('edge-1', EARLIER)] });

    const inventory = merged(last, [listed({ notAfter: daysFromNow(198) })]);

    expect(progressOf(inventory)).toEqual({ kind: 'not-read' });
    expect(inventory.attachments).toEqual([]);
  });

  test('end with the certificate', () => {
    const last = before({ certificates: [DESCRIBED], attachments: [told('edge-1', EARLIER)] });

    expect(merged(last, [anOkReading()]).attachments).toEqual([]);
  });

  test('hold while its row cannot be read', () => {
    const last = before({ certificates: [DESCRIBED], attachments: [told('edge-1', EARLIER)] });

    expect(merged(last, [aDeniedReading()])).toMatchObject({
      certificates: [DESCRIBED],
      attachments: [told('edge-1', EARLIER)],
    });
  });

  test('are replaced by newer ones, and not by older ones', () => {
    const last = before({ certificates: [DESCRIBED], attachments: [told('edge-1', EARLIER), foreign] });
    const details = (readAt: typeof NOW) => [aDetailReading([aDetail({ readAt, attachments: [told('edge-2')] })])];

    const newer = merged(last, [], details(NOW));
    const older = merged(last, [], details(hoursFromNow(-2)));

    expect(progressOf(newer)).toEqual({ kind: 'not-started', readAt: NOW });
    expect(namesOf(newer)).toEqual(['edge-2']);
    expect(progressOf(older)).toEqual(FAILED);
    expect(namesOf(older)).toEqual(['elasticloadbalancing', 'edge-1']);
  });

  test('of a certificate that is not in the list are left out', () => {
    const other = aDetail({ id: certificateId('arn:other'), attachments: [told()] });

    expect(merged(undefined, [listed()], [aDetailReading([other])]).attachments).toEqual([]);
  });

  test('of a region that nobody expects are left out', () => {
    const abroad = { ...aDetailReading([aDetail({ attachments: [told()] })]), region: region('us-east-1') };

    expect(merged(undefined, [listed()], [abroad])).toMatchObject({ attachments: [], certificates: [aCertificate()] });
  });
});

describe('details that were not answered', () => {
  const missing = [aDetailReading([], [ID])];

  test('make the cell partial: it was not read whole', () => {
    const inventory = merged(before(), [listed()], missing);

    expect(acmCell(inventory)).toEqual(aPartialCell({ reason: 'details-missing' }));
    expect(inventory.certificates).toEqual([aCertificate()]);
  });

  test('keep the beginning of a row of failures', () => {
    const cell = aDeniedCell({ unreadSince: daysFromNow(-2), lastCompleteAt: daysFromNow(-3) });

    expect(acmCell(merged(before({ cells: [cell] }), [listed()], missing))).toEqual(
      aPartialCell({ reason: 'details-missing', unreadSince: daysFromNow(-2), lastCompleteAt: daysFromNow(-3) }),
    );
  });

  test('do not hide that the list was not read either', () => {
    expect(acmCell(merged(before(), [aDeniedReading()], missing))).toEqual(aDeniedCell());
  });

  test('were never complete when they are missing from the first reading', () => {
    expect(acmCell(merged(undefined, [listed()], missing))).not.toHaveProperty('lastCompleteAt');
  });
});

describe('what ACM tells of a resource', () => {
  const listener = anAttachment();
  const details = (...attachments: readonly ReturnType<typeof told>[]) => [aDetailReading([aDetail({ attachments })])];

  test('is left out where its listeners are known', () => {
    const walk = anOkReading({ source: 'elbv2', attachments: [listener] });

    expect(merged(undefined, [listed(), walk], details(told(), told('edge-2'))).attachments).toEqual([
      listener,
      told('edge-2'),
    ]);
  });

  test('outlives a walk, which cannot see load balancers of AWS', () => {
    const last = before({ certificates: [DESCRIBED], attachments: [foreign] });

    expect(merged(last, [anOkReading({ source: 'elbv2' })]).attachments).toEqual([foreign]);
  });

  test('stands behind what a distribution of ours says itself', () => {
    const own = aDistribution();
    const byArn = { ...own, name: 'E2EXAMPLE' };
    const cloudfront = anOkReading({ source: 'cloudfront', attachments: [own] });

    const inventory = merged(undefined, [listed(), cloudfront], details(byArn));

    expect(inventory.attachments).toEqual([own]);
    expect(merged(inventory, [anOkReading({ source: 'cloudfront' })]).attachments).toEqual([]);
  });

  test('stands behind what a domain of ours says itself, and beside the distribution of AWS that serves it', () => {
    const own = aDomainName();
    const byArn = aDomainName({ name: 'by its ARN', service: 'other' });
    const appsync = anOkReading({ source: 'appsync', attachments: [own] });
    const distribution = aDistribution({ resource: resourceArn('arn:aws:cloudfront::111122223333:distribution/E9') });

    const inventory = merged(undefined, [listed(), appsync], details(byArn, distribution));

    expect(inventory.attachments).toEqual([own, distribution]);
    expect(merged(inventory, [anOkReading({ source: 'appsync' })]).attachments).toEqual([distribution]);
  });

  test('keeps apart what a distribution shows to viewers and what it shows to an origin', () => {
    const attachments = [aDistribution(), aDistribution({ presentedTo: 'origin' })];

    const inventory = merged(undefined, [listed(), anOkReading({ source: 'cloudfront', attachments })]);

    expect(inventory.attachments).toEqual(attachments);
  });

  test('says nothing of a certificate of IAM', () => {
    const legacy = anIamCertificate();
    const reading = anOkReading({ source: 'acm', certificates: [legacy] });

    expect(
      merged(undefined, [reading], [aDetailReading([aDetail({ id: legacy.id, attachments: [told()] })])]).attachments,
    ).toEqual([]);
  });
});
