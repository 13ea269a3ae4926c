import { readPagerAnswers } from '../../../lambda/app/ledger/pager-answers';
import { acmArn } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { aToldAccount } from '../announce-stage';

const SUBJECT = `certificate:${acmArn(1)}` as const;
const CASE = `case#${SUBJECT}`;
const answer = { says: 'unacknowledged', at: NOW };

async function anAnsweredAccount() {
  const stage = await aToldAccount();
  const item = `incident#${stage.incident}`;
  stage.put(item, { ...stage.item(item), 'answer:page': answer });
  return stage;
}

describe('what pagers answered', () => {
  test('is what the incident of the ring that stands has', async () => {
    const stage = await anAnsweredAccount();

    expect(await readPagerAnswers(stage.ledger, [SUBJECT])).toEqual(new Map([[SUBJECT, answer]]));
  });

  test('is what the summary of a pager that was added has', async () => {
    const stage = await anAnsweredAccount();
    const [item, key] = [`incident#${stage.incident}`, `${stage.incident}:page`];
    const { 'answer:page': removed, ...others } = stage.item(item) ?? {};
    const rang = stage.item(CASE)?.['rang'];
    stage.put(item, { ...others, removed });
    stage.put(`incident#${key}`, { ...others, key, addedFor: 'page', 'answer:page': answer });
    stage.put(`members#${key}`, stage.item(`members#${stage.incident}`) ?? {});
    stage.put(CASE, { ...stage.item(CASE), 'summary:page': { key, rang } });

    expect(await readPagerAnswers(stage.ledger, [SUBJECT])).toEqual(new Map([[SUBJECT, answer]]));
    stage.put(CASE, { ...stage.item(CASE), 'summary:page': { key, rang: 7 } });
    expect(await readPagerAnswers(stage.ledger, [SUBJECT])).toEqual(new Map());
  });

  test.each<{ title: string; spoil: (stage: Awaited<ReturnType<typeof anAnsweredAccount>>) => void }>([
    { title: 'of an earlier ring', spoil: (stage) => stage.put(CASE, { ...stage.item(CASE), rang: 7 }) },
    { title: 'of a case that cannot be read', spoil: (stage) => stage.put(CASE, { state: 'spoiled' }) },
    { title: 'of an incident that is gone', spoil: (stage) => stage.items.delete(`incident#${stage.incident}`) },
    {
      title: 'of an incident that nobody was asked of',
      spoil: ({ item, put, incident }) => {
        const { 'answer:page': removed, ...others } = item(`incident#${incident}`) ?? {};
        put(`incident#${incident}`, { ...others, removed });
      },
    },
  ])('is nothing $title', async ({ spoil }) => {
    const stage = await anAnsweredAccount();
    spoil(stage);

    expect(await readPagerAnswers(stage.ledger, [SUBJECT])).toEqual(new Map());
  });
});
