import {
  AddListenerCertificatesCommand,
  type AddListenerCertificatesInput,
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  type ModifyListenerInput,
  RemoveListenerCertificatesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import * as fc from 'fast-check';
import type { Direction } from '../../lambda/domain/direction';
import type { CertificateArn } from '../../lambda/domain/ids';
import { nextAction, type Proof } from '../../lambda/domain/migration/next-action';
import type { TargetState } from '../../lambda/domain/migration/plan';
import { stateAfter } from '../../lambda/domain/migration/target-state';
import { targetClients } from '../../lambda/operators/target-clients';
import { awsTargets } from '../../lambda/operators/targets';
import { acmArn, HOME } from '../builders/certificate';
import { aMove, aPlace, NEW, OLD, OTHER, theNew, theOld } from '../builders/migration';

const elbv2 = mockClient(ElasticLoadBalancingV2Client);
const { read, write } = awsTargets(targetClients({ writesPerSecond: 1e6, homeRegion: HOME, watch: () => undefined }), [
  ...([theOld(), theNew()] as const),
]);
const place = aPlace();
const word = fc.stringMatching(/^[a-z]{1,6}$/);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Whatever else somebody may have decided of a listener. */
const others = fc.record({
  AlpnPolicy: optional(fc.constantFrom(['HTTP2Preferred'], ['None'])),
  DefaultActions: fc.array(fc.record({ Type: fc.constant('forward'), TargetGroupArn: word }), { maxLength: 2 }),
  MutualAuthentication: optional(fc.record({ Mode: fc.constantFrom('off', 'verify'), TrustStoreArn: optional(word) })),
  Port: fc.constantFrom(443, 8443),
  Protocol: fc.constantFrom('HTTPS', 'TLS'),
  SslPolicy: optional(word),
});
type Others = typeof others extends fc.Arbitrary<infer Value> ? Value : never;

const listed = fc
  .uniqueArray(fc.constantFrom(OLD, NEW, OTHER, ...[10, 11, 12, 13].map((serial) => acmArn(serial))), { maxLength: 7 })
  .map((arns): readonly CertificateArn[] => arns);

/** A load balancer with one listener, which does what a call says, whatever that names, and no more. */
function loadBalancerWith(kept: Others, own: CertificateArn, list: readonly CertificateArn[]) {
  const held = { default: own as string, list: [...list] as readonly string[] };
  const listener: Record<string, unknown> = { ...kept };
  const named = ({ Certificates: rows = [] }: AddListenerCertificatesInput): readonly string[] =>
    rows.flatMap(({ CertificateArn: arn }) => arn ?? []);
  elbv2.reset();
  elbv2.on(DescribeListenersCommand).callsFake(() => ({ Listeners: [{ ...listener }] }));
  elbv2.on(DescribeListenerCertificatesCommand).callsFake(() => ({
    Certificates: [
      { CertificateArn: held.default, IsDefault: true },
      ...held.list.map((arn) => ({ CertificateArn: arn, IsDefault: false })),
    ],
  }));
  elbv2.on(AddListenerCertificatesCommand).callsFake((input: AddListenerCertificatesInput) => {
    held.list = [...new Set([...held.list, ...named(input)])];
    return {};
  });
  elbv2.on(RemoveListenerCertificatesCommand).callsFake((input: AddListenerCertificatesInput) => {
    held.list = held.list.filter((arn) => !named(input).includes(arn));
    return {};
  });
  elbv2.on(ModifyListenerCommand).callsFake((input: ModifyListenerInput) => {
    [held.default = ''] = named({ ListenerArn: undefined, Certificates: input.Certificates });
    for (const [name, value] of Object.entries(input))
      if (name !== 'ListenerArn' && name !== 'Certificates') listener[name] = value;
    return {};
  });
  return { attributes: () => ({ ...listener }), held };
}

async function state(): Promise<TargetState> {
  const reading = await read(place);
  if (reading.kind !== 'read') throw new Error(`not read: ${reading.kind}`);
  return reading.state;
}

/** Goes all the way by the calls of the operator. */
async function walk(before: TargetState, direction: Direction): Promise<TargetState> {
  let proof: Proof = 'nothing';
  for (;;) {
    const observed = await state();
    const action = nextAction(aMove(before), { observed, direction, proof });
    if (action.kind === 'write') {
      expect(await write(place, action.write)).toBe('done');
      proof = 'nothing';
    } else if (action.kind === 'verify') proof = action.what;
    else return observed;
  }
}

describe('whatever a listener holds', () => {
  test('everything but the old and the new certificate stays, and the way back leads to where it was', async () => {
    await fc.assert(
      fc.asyncProperty(others, fc.constantFrom(OLD, OTHER), listed, async (kept, own, list) => {
        const { attributes, held } = loadBalancerWith(kept, own, list);
        const strangers = (): readonly string[] => held.list.filter((arn) => arn !== OLD && arn !== NEW).toSorted();
        const [before, others] = [await state(), strangers()];

        const after = await walk(before, 'forward');

        expect(after).toEqual(stateAfter(aMove(before)));
        expect(attributes()).toEqual(kept);
        expect(strangers()).toEqual(others);
        expect(await walk(before, 'back')).toEqual(before);
        expect(attributes()).toEqual(kept);
        expect(strangers()).toEqual(others);
      }),
      { numRuns: 50 },
    );
  });
});
