import type { Inventory } from '../../lambda/domain/inventory/inventory';
import { acmArn, aCertificate, HOME } from '../builders/certificate';
import { anAuthority, authorityArn } from '../builders/certificate-authority';
import { daysFromNow } from '../builders/instant';
import { aFailedReading } from '../builders/reading';
import { aScannedAccount, ELSEWHERE, judged } from './scan-stage';

const OURS = authorityArn(1);
const THEIRS = authorityArn(2, '210987654321');
const aPrivateOne = (serial: number, certificateAuthority = OURS, changes: object = {}) =>
  aCertificate({ arn: acmArn(serial), type: 'PRIVATE', certificateAuthority, notAfter: daysFromNow(200), ...changes });

/** An account with two certificates of one private CA, and one of a CA of another account. */
function anAccount() {
  const stage = aScannedAccount();
  stage.account.acm = [aPrivateOne(1), aPrivateOne(2), aPrivateOne(3, THEIRS)];
  stage.account.authorities = {
    [OURS]: { kind: 'told', status: 'ACTIVE' },
    [THEIRS]: { kind: 'unread', because: 'no-permission' },
  };
  const asksFor = async (...cells: readonly Inventory['cells'][number]['source'][]): Promise<readonly string[]> => {
    stage.asked.length = 0;
    const [first, ...others] = cells.map((source) => ({ region: HOME, source }));
    await stage.scan(first === undefined ? {} : { cells: [first, ...others] });
    return stage.asked.filter((one) => one.startsWith('certificateAuthorities'));
  };
  return { stage, asksFor };
}

describe('a scan', () => {
  test('asks for each private CA once, and keeps what is said with its age, a denial too', async () => {
    const { stage } = anAccount();

    const { inventory } = judged(await stage.scan());

    expect(stage.asked.filter((one) => one.startsWith('certificateAuthorities'))).toEqual([
      `certificateAuthorities ${HOME} ${OURS} ${THEIRS}`,
    ]);
    expect(inventory.certificateAuthorities).toEqual({
      [OURS]: anAuthority({ kind: 'told', status: 'ACTIVE' }),
      [THEIRS]: anAuthority({ kind: 'unread', because: 'no-permission' }),
    });
  });

  test('asks for each where its certificates are', async () => {
    const { stage, asksFor } = anAccount();
    stage.account.regions = [HOME, ELSEWHERE];
    stage.account.acm = [aPrivateOne(1), aPrivateOne(2, THEIRS, { region: ELSEWHERE })];

    expect(await asksFor()).toEqual([
      `certificateAuthorities ${HOME} ${OURS}`,
      `certificateAuthorities ${ELSEWHERE} ${THEIRS}`,
    ]);
  });

  test.each([
    ['public certificates', { type: 'AMAZON_ISSUED' }],
    ['certificates that ACM does not renew', { renews: 'nobody' }],
    ['certificates that have expired', { notAfter: daysFromNow(-1) }],
    ['certificates of which ACM was not asked who issued them', { certificateAuthority: undefined }],
  ])('asks for no private CA of %s', async (_, changes) => {
    const { stage, asksFor } = anAccount();
    stage.account.acm = [aPrivateOne(1, OURS, changes)];

    expect(await asksFor()).toEqual([]);
    expect(judged(await stage.scan()).inventory).not.toHaveProperty('certificateAuthorities');
  });

  test('of single cells asks only where certificates are read, and keeps the rest', async () => {
    const { stage, asksFor } = anAccount();
    await stage.scan();
    stage.account.authorities = { [OURS]: { kind: 'told', status: 'DISABLED' } };

    expect(await asksFor('elbv2')).toEqual([]);
    expect(judged(await stage.scan({ cells: [{ region: HOME, source: 'elbv2' }] })).inventory).toMatchObject({
      certificateAuthorities: { [OURS]: { answer: { status: 'ACTIVE' } } },
    });
    expect(await asksFor('acm')).toHaveLength(1);
  });

  test('asks for none where the list of certificates could not be read, and keeps what was said', async () => {
    const { stage, asksFor } = anAccount();
    await stage.scan();
    stage.pass(60);
    stage.account.instead = { acm: async () => aFailedReading({ at: stage.account.now }) };

    expect(await asksFor()).toEqual([]);
    expect(judged(await stage.scan()).inventory.certificateAuthorities).toHaveProperty(OURS);
  });

  test('forgets what no certificate names any more', async () => {
    const { stage } = anAccount();
    await stage.scan();
    stage.account.acm = [aPrivateOne(3, THEIRS)];
    stage.pass(60);

    expect(Object.keys(judged(await stage.scan()).inventory.certificateAuthorities ?? {})).toEqual([THEIRS]);
  });

  test('believes no state of before where nobody answers now', async () => {
    const { stage } = anAccount();
    await stage.scan();
    stage.account.authorities = { [OURS]: { kind: 'unread', because: 'throttled' } };
    stage.pass(60);

    expect(judged(await stage.scan()).inventory.certificateAuthorities?.[OURS]).toEqual(
      anAuthority({ kind: 'unread', because: 'throttled' }, stage.account.now),
    );
  });
});
