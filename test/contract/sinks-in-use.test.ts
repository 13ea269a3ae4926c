import { sinksInUse } from '../../lambda/contract/sinks-in-use';

describe('sinksInUse', () => {
  test('are those whose medium is named, with what they can do', () => {
    expect(sinksInUse({ media: { pagerduty: { api: 'https://api.pagerduty.com' }, slack: {} } })).toEqual([
      { id: 'page', topic: 'pages', escalates: true, answers: true },
      { id: 'chat', topic: 'chat', escalates: false, answers: false },
    ]);
    expect(sinksInUse({ media: { pagerduty: {}, webhook: { url: 'https://example.com' } } })).toEqual([
      { id: 'page', topic: 'pages', escalates: true, answers: false },
      { id: 'webhook', topic: 'pages', escalates: false, answers: false },
    ]);
  });

  test('say which targets they reach by a way of their own', () => {
    const targets = { payments: { pagerduty: {} }, checkout: { slack: {} } };

    expect(sinksInUse({ media: { pagerduty: {}, slack: {} }, targets })).toMatchObject([
      { id: 'page', targets: ['payments'] },
      { id: 'chat', targets: ['checkout'] },
    ]);
  });
});
