import { certificateId } from '../../../lambda/domain/ids';
import { makePlan } from '../../../lambda/domain/migration/make-plan';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { daysFromNow } from '../../builders/instant';
import { aPlace, aReading, aRequest, LEAVES, NEW } from '../../builders/migration';

const consent = { partial: false, drift: false, givenUp: [] };
const theNewOf = (names: readonly string[]) => ({
  certificate: aCertificate({ arn: NEW, id: certificateId(NEW), notAfter: daysFromNow(300), names }),
  leaf: LEAVES.new,
});

describe('a plan', () => {
  describe('of which one listener has a rule for a name that the new certificate lacks', () => {
    const [first, second] = [aPlace('edge-1'), aPlace('edge-2')];
    const names = ['shop.example.com', 'needed.b.example.com'];
    const from = { certificate: anIamCertificate({ names, notAfter: daysFromNow(10) }), leaf: LEAVES.old };
    const planned = (partial: boolean, ...others: Parameters<typeof aReading>) =>
      makePlan(
        aRequest({
          from,
          to: theNewOf(['shop.example.com']),
          consent: { ...consent, partial },
          places: [
            { place: first, reading: aReading({ hosts: ['needed.b.example.com', 'shop.example.com'] }) },
            { place: second, reading: aReading(...others) },
          ],
        }),
      );

    test('is blocked as a whole', () => {
      expect(planned(false).blockers).toEqual([{ kind: 'name-not-covered', name: 'needed.b.example.com' }]);
    });

    test('leaves that one, with the name, and moves the others, where that was agreed', () => {
      const plan = planned(true);

      expect(plan.blockers).toEqual([]);
      expect(plan.targets.map(({ name }) => name)).toEqual(['edge-2']);
      expect(plan.left).toMatchObject([
        { name: 'edge-1', because: 'name-not-covered', lacks: ['needed.b.example.com'] },
      ]);
      expect(plan.warnings).toContainEqual({ kind: 'name-left-behind', on: 'needed.b.example.com' });
    });

    test('is blocked all the same where nobody knows what rules the others have', () => {
      expect(planned(true, { hosts: undefined }).blockers).toEqual([
        { kind: 'name-not-covered', name: 'needed.b.example.com' },
      ]);
    });

    test('is blocked by a name that no rule tells anything of', () => {
      const plan = makePlan(
        aRequest({
          from,
          to: theNewOf(['shop.example.com']),
          consent: { ...consent, partial: true },
        }),
      );

      expect(plan.blockers).toEqual([{ kind: 'name-not-covered', name: 'needed.b.example.com' }]);
    });
  });

  test.each([
    ['one that the new certificate covers', 'Shop.Example.com'],
    ['one that nobody ever had', 'never.example.org'],
  ])('gives up no name that need not be: %s', (_what, name) => {
    const { warnings } = makePlan(aRequest({ consent: { ...consent, givenUp: [name] } }));

    expect(warnings).toContainEqual({ kind: 'nothing-to-give-up', on: name.toLowerCase() });
    expect(warnings.map(({ kind }) => kind)).not.toContain('name-given-up');
  });
});
