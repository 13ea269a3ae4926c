import { readAccount } from '../../lambda/app/read-account';
import { aCertificate, ACCOUNT, HOME } from '../builders/certificate';
import { daysFromNow } from '../builders/instant';
import { attached, aLegacyAccount } from './legacy-account';

/** As the command line reads: it remembers nothing, and was told of nothing. */
function anAccountReadOnce() {
  const { stage, scopes } = aLegacyAccount();
  stage.account.acm = [aCertificate({ inUse: true, notAfter: daysFromNow(200) })];
  const { homeRegion, forwardFrom, policy, scanEveryMinutes, rules } = stage.options;
  const request = { homeRegion, forwardFrom, policy, scanEveryMinutes, rules: rules.certificate, account: ACCOUNT };
  return { stage, scopes, read: async () => readAccount(stage.dependencies(), { ...request, configured: 'enabled' }) };
}

describe('readAccount without memory', () => {
  test('walks all listeners for a legacy certificate', async () => {
    const { read, scopes } = anAccountReadOnce();

    expect((await read()).attachments).toEqual([attached]);
    expect(scopes).toEqual(['all']);
  });

  test('fetches nothing ahead of its need, as nobody would remember it; a scan does', async () => {
    const { read, stage } = anAccountReadOnce();

    await read();
    expect(stage.asked).toContain(`acm ${HOME}`);
    expect(stage.asked).not.toContain(`describe ${HOME}`);

    await stage.scan();
    expect(stage.asked).toContain(`describe ${HOME}`);
  });
});
