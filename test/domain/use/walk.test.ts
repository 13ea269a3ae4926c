import type { Attachment } from '../../../lambda/domain/use/attachment';
import type { Cell } from '../../../lambda/domain/inventory/cell';
import { certificateId, resourceArn } from '../../../lambda/domain/ids';
import type { Instant } from '../../../lambda/domain/instant';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { planWalk, vanishedUses } from '../../../lambda/domain/use/walk';
import { aDistribution, aDomainName, anAttachment, listenerArn, loadBalancerArn } from '../../builders/attachment';
import { aDeniedCell, aMissingWalk, anOkCell, anUnfinishedWalk, aSkippedCell } from '../../builders/cell';
import { acmArn, aCertificate, anIamCertificate, HOME } from '../../builders/certificate';
import { hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';

const LEGACY = anIamCertificate();
const ELBV2 = { region: HOME, source: 'elbv2' } as const;
const ELB = { region: HOME, source: 'elb' } as const;

const plan = (listed: Inventory, { last = listed, atRisk = [] as readonly ReturnType<typeof certificateId>[] } = {}) =>
  planWalk({ last, listed, atRisk: new Set(atRisk), now: NOW });

function scopes(listed: Inventory, known: Parameters<typeof plan>[1] = {}) {
  const planned = plan(listed, known);
  return planned.kind === 'none' ? planned : { elbv2: planned.scopeOf(ELBV2), elb: planned.scopeOf(ELB) };
}

const holding = (attachments: readonly Attachment[] = [], cells: readonly Cell[] = []) =>
  anInventory({ certificates: [LEGACY], attachments, cells });

describe('planWalk', () => {
  test('walks nowhere in an account without legacy certificates', () => {
    expect(plan(anInventory({ certificates: [aCertificate()], attachments: [anAttachment()] }))).toEqual({
      kind: 'none',
    });
  });

  test.each`
    what                             | attachment
    ${'a load balancer, by its ARN'} | ${anAttachment({ certificate: LEGACY.arn })}
    ${'CloudFront, by its id'}       | ${aDistribution({ certificate: LEGACY.id })}
  `('walks while a deleted certificate is named by $what', ({ attachment }: { attachment: Attachment }) => {
    expect(plan(anInventory({ attachments: [attachment] })).kind).toBe('walk');
  });

  test('walks everywhere in the first run', () => {
    const planned = planWalk({ last: undefined, listed: holding(), atRisk: new Set(), now: NOW });

    expect(planned.kind === 'walk' && planned.scopeOf(ELB)).toBe('all');
  });

  test('walks everywhere for a legacy certificate that the last inventory did not hold', () => {
    expect(scopes(holding(), { last: anInventory() })).toEqual({ elbv2: 'all', elb: 'all' });
  });

  test('walks nowhere again while every cell was walked of late and none holds a legacy certificate', () => {
    expect(scopes(holding([anAttachment()]))).toEqual({ elbv2: undefined, elb: undefined });
  });

  test.each`
    what                               | cell                                                           | scope
    ${'walked 6 hours ago'}            | ${anOkCell({ source: 'elbv2', triedAt: hoursFromNow(-6) })}    | ${'all'}
    ${'walked a little less long ago'} | ${anOkCell({ source: 'elbv2', triedAt: hoursFromNow(-5.99) })} | ${undefined}
    ${'denied'}                        | ${aDeniedCell({ source: 'elbv2' })}                            | ${'all'}
    ${'not needed so far'}             | ${aSkippedCell({ source: 'elbv2', reason: 'not-needed' })}     | ${'all'}
  `('plans $scope for a cell that was $what', ({ cell, scope }: { cell: Cell; scope: unknown }) => {
    expect(scopes(holding([], [cell]))).toEqual({ elbv2: scope, elb: undefined });
  });

  test.each`
    since                  | goesOn   | what
    ${hoursFromNow(-5.99)} | ${true}  | ${'goes on with a walk'}
    ${hoursFromNow(-6)}    | ${false} | ${'begins anew, rather than go on with a walk'}
  `('$what that began $since', ({ since, goesOn }: { since: Instant; goesOn: boolean }) => {
    const cell = anUnfinishedWalk({ since });

    expect(scopes(holding([], [cell]))).toMatchObject({ elbv2: goesOn ? cell.walk : 'all' });
    const missing = aMissingWalk({ since });
    expect(scopes(holding([], [missing]))).toMatchObject({ elbv2: goesOn ? missing.walk : 'all' });
  });

  test.each`
    count    | again    | what
    ${1_000} | ${1_000} | ${'a thousand listeners'}
    ${1_001} | ${0}     | ${'more than a thousand listeners, which wait for the whole walk'}
  `('reads $again again of $what', ({ count, again }: { count: number; again: number }) => {
    const attachments = Array.from({ length: count }, (_, index) =>
      anAttachment({ certificate: LEGACY.arn, name: `edge-${index}` }),
    );
    const { elbv2 = [] } = scopes(holding(attachments)) as { elbv2?: readonly string[] };

    expect(elbv2).toHaveLength(again);
  });

  describe('of a source without listeners', () => {
    const scopeOf = (attachments: readonly Attachment[], known: Parameters<typeof plan>[1] = {}) => {
      const planned = plan(holding(attachments), known);
      return planned.kind === 'walk' && planned.scopeOf({ region: HOME, source: 'appsync' });
    };

    test('reads the whole cell again that holds a legacy certificate', () => {
      expect(scopeOf([aDomainName({ certificate: LEGACY.arn })])).toBe('all');
    });

    test('reads the whole cell again that holds a certificate at risk', () => {
      const atRisk = [certificateId(acmArn())];

      expect(scopeOf([aDomainName()], { atRisk })).toBe('all');
      expect(scopeOf([aDomainName()])).toBeUndefined();
    });

    test('reads it no more often for what another source holds', () => {
      expect(scopeOf([anAttachment({ certificate: LEGACY.arn })])).toBeUndefined();
      expect(
        scopeOf([anAttachment({ certificate: LEGACY.arn, service: 'other', listener: undefined })]),
      ).toBeUndefined();
    });
  });

  test('walks a cell whole that is not in the inventory', () => {
    const { cells, ...rest } = holding();
    const listed = { ...rest, cells: cells.filter(({ source }) => source !== 'elb') };

    expect(scopes(listed)).toEqual({ elbv2: undefined, elb: 'all' });
  });

  test('reads the listeners again that hold a legacy certificate, of Classic load balancers the load balancer', () => {
    const attachments = [
      anAttachment({ certificate: LEGACY.arn, name: 'b' }),
      anAttachment({ certificate: LEGACY.arn, name: 'a' }),
      anAttachment({ certificate: LEGACY.arn, name: 'a', listener: { port: 443, role: 'sni', arn: listenerArn('a') } }),
      anAttachment({ certificate: LEGACY.arn, name: 'c', service: 'elb', listener: { port: 443, role: 'default' } }),
      anAttachment({ name: 'other' }),
    ];

    expect(scopes(holding(attachments))).toEqual({
      elbv2: [listenerArn('a'), listenerArn('b')],
      elb: [loadBalancerArn('c')],
    });
  });

  test('reads the listeners again that hold a certificate at risk, where listeners are known', () => {
    const attachments = [anAttachment({ name: 'a' }), anAttachment({ name: 'b', listener: undefined })];

    expect(scopes(holding(attachments), { atRisk: [certificateId(acmArn())] })).toEqual({
      elbv2: [listenerArn('a')],
      elb: undefined,
    });
  });
});

describe('vanishedUses', () => {
  const attached = anAttachment({ certificate: LEGACY.arn, observedAt: hoursFromNow(-1) });
  const last = anInventory({ certificates: [LEGACY], attachments: [attached], takenAt: hoursFromNow(-1) });
  const walked = (changes: Partial<Inventory> = {}) =>
    anInventory({
      certificates: [LEGACY],
      cells: [anOkCell({ source: 'elb', triedAt: hoursFromNow(-3) })],
      ...changes,
    });

  test('holds when the last known use is gone and not everything was walked since', () => {
    expect(vanishedUses(last, walked())).toBe(true);
  });

  test.each`
    triedAt                | holds    | what
    ${hoursFromNow(-1)}    | ${true}  | ${'before the inventory in which it was attached: it went on from there'}
    ${minutesFromNow(-59)} | ${false} | ${'after it'}
  `('where a walk began $what: $holds', ({ triedAt, holds }: { triedAt: Instant; holds: boolean }) => {
    expect(vanishedUses(last, walked({ cells: [anOkCell({ source: 'elb', triedAt })] }))).toBe(holds);
  });

  test.each`
    what                                    | before                                     | after
    ${'in the first run'}                   | ${undefined}                               | ${walked()}
    ${'while one use is left'}              | ${last}                                    | ${walked({ attachments: [attached] })}
    ${'when it was not attached before'}    | ${anInventory({ certificates: [LEGACY] })} | ${walked()}
    ${'when the certificate is gone too'}   | ${last}                                    | ${anInventory()}
    ${'when everything was walked since'}   | ${last}                                    | ${walked({ cells: [] })}
    ${'when no walk can be trusted anyway'} | ${last}                                    | ${walked({ cells: [aDeniedCell({ source: 'elb' }), aDeniedCell({ source: 'elbv2' })] })}
  `('does not hold $what', ({ before, after }: { before: Inventory | undefined; after: Inventory }) => {
    expect(vanishedUses(before, after)).toBe(false);
  });

  test('does not hold for a certificate of ACM, whose own row tells', () => {
    const other = anAttachment({ resource: resourceArn('x') });

    expect(
      vanishedUses(
        anInventory({ certificates: [aCertificate()], attachments: [other] }),
        anInventory({ certificates: [aCertificate()] }),
      ),
    ).toBe(false);
  });
});
