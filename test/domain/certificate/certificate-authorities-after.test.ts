import { certificateAuthoritiesAfter } from '../../../lambda/domain/certificate/certificate-authorities-after';
import { aCertificate, anIamCertificate } from '../../builders/certificate';
import { anAuthority, authorityArn } from '../../builders/certificate-authority';
import { anInventory } from '../../builders/inventory';

const [FIRST, SECOND] = [authorityArn(1), authorityArn(2)];
const active = anAuthority({ kind: 'told', status: 'ACTIVE' });
const disabled = anAuthority({ kind: 'told', status: 'DISABLED' });
const issuedBy = (...authorities: readonly string[]) =>
  anInventory({
    certificates: [
      anIamCertificate(),
      ...authorities.map((certificateAuthority) => aCertificate({ type: 'PRIVATE', certificateAuthority })),
    ],
  });

describe('certificateAuthoritiesAfter', () => {
  test('are none where none was ever read', () => {
    expect(certificateAuthoritiesAfter(undefined, [], issuedBy(FIRST))).toBeUndefined();
  });

  test('are the newest answers on top of those from before', () => {
    const known = { [FIRST]: active, [SECOND]: active };

    expect(certificateAuthoritiesAfter(known, [new Map([[FIRST, disabled]])], issuedBy(FIRST, SECOND))).toEqual({
      [FIRST]: disabled,
      [SECOND]: active,
    });
  });

  test('are forgotten with the last certificate that names them', () => {
    const known = { [FIRST]: active, [SECOND]: active };

    expect(certificateAuthoritiesAfter(known, [], issuedBy(SECOND))).toEqual({ [SECOND]: active });
    expect(certificateAuthoritiesAfter(known, [], issuedBy())).toBeUndefined();
  });
});
