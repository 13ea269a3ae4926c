import { sinksInUse } from '../../lambda/contract/sinks-in-use';

describe('sinksInUse', () => {
  test('are those whose medium is named, with what they can do', () => {
    expect(sinksInUse({ pagerduty: { api: 'https://api.pagerduty.com' }, slack: {} })).toEqual([
      { id: 'page', topic: 'pages', escalates: true, answers: true },
      { id: 'chat', topic: 'chat', escalates: false, answers: false },
    ]);
    expect(sinksInUse({ pagerduty: {}, webhook: { url: 'https://example.com' } })).toEqual([
      { id: 'page', topic: 'pages', escalates: true, answers: false },
      { id: 'webhook', topic: 'pages', escalates: false, answers: false },
    ]);
  });
});
