import { bulletinMessage, clearMessage, pageMessage } from '../../../lambda/app/announce/messages';
import { sinkId } from '../../../lambda/domain/ids';
import { bulletinKey } from '../../../lambda/domain/ledger/bulletin';
import { incidentKey } from '../../../lambda/domain/ledger/incident';
import { ACCOUNT } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { anEntry, SUBJECT } from '../../builders/ledger';
import { aLine, anAbout } from '../../builders/message';

const identity = {
  account: ACCOUNT,
  accountName: 'payments-prod',
  environment: 'production',
  timeZone: 'Europe/Dublin',
};
const key = incidentKey(ACCOUNT, { subject: SUBJECT, rang: 1 });
const abouts = [
  anAbout({ owners: ['edge'], environment: 'live', environments: ['live', 'test'] }),
  anAbout({ owners: ['shop'], environment: 'live', formerly: { owners: ['platform'], environments: ['staging'] } }),
] as const;
const first = anEntry({ about: abouts[0] }).case;
const second = anEntry({ subject: 'certificate:two', about: abouts[1] }).case;

describe('a page', () => {
  test('names the pager for which it sums up, as people call it', () => {
    const addedTo = (name: string) => pageMessage('page', { key, addedFor: sinkId(name) }, [first], identity, NOW);

    expect(addedTo('page')).toMatchObject({ addedPager: 'PagerDuty' });
    expect(addedTo('of-tomorrow')).toMatchObject({ addedPager: 'of-tomorrow' });
    expect(pageMessage('page', { key }, [first], identity, NOW)).not.toHaveProperty('addedPager');
  });
});

describe('the labels of a message', () => {
  test.each([
    { of: 'a page', message: pageMessage('page', { key }, [first, second], identity, NOW) },
    { of: 'a clear', message: clearMessage(key, { cases: [first, second], total: 2 }, identity, NOW) },
    {
      of: 'a bulletin',
      message: bulletinMessage(
        {
          key: bulletinKey(ACCOUNT, aLine()),
          lines: [aLine({ about: abouts[0] }), aLine({ about: abouts[1] })],
        },
        identity,
        NOW,
      ),
    },
  ])('name owners and environments of all cases, also those of before: of $of', ({ message }) => {
    expect(message.labels).toMatchObject({
      owners: ['edge', 'shop', 'platform'],
      environments: ['live', 'test', 'staging'],
    });
    expect(message).toMatchObject({ environment: 'production', timeZone: 'Europe/Dublin' });
  });
});
