import type { Annotation, Annotations } from '../../../lambda/domain/use/annotation';
import { belongingOf } from '../../../lambda/domain/use/belonging';
import { loadBalancerArn } from '../../builders/attachment';
import { acmArn } from '../../builders/certificate';
import { NOW } from '../../builders/instant';

const defaults = { owners: ['platform'], environment: 'production' };
const belonging = (annotations: Annotations) =>
  belongingOf('arn:own', ['arn:a', 'arn:b', 'arn:a'], annotations, defaults);

describe('belongingOf', () => {
  test.each<{ readonly title: string; readonly annotations: Annotations; readonly is: object }>([
    { title: 'the configuration, where no tags are known', annotations: {}, is: defaults },
    {
      title: 'the configuration, where no tag says it',
      annotations: { 'arn:own': {}, 'arn:a': {} },
      is: defaults,
    },
    {
      title: 'the tags of the certificate over those of its uses',
      annotations: {
        'arn:own': { owner: 'payments', environment: 'test' },
        'arn:a': { owner: 'edge', environment: 'live' },
      },
      is: { owners: ['payments'], environment: 'test' },
    },
    {
      title: 'team as well as owner',
      annotations: { 'arn:own': { owner: 'ann@example.com', team: 'payments' } },
      is: { owners: ['ann@example.com', 'payments'], environment: 'production' },
    },
    {
      title: 'all that differ of its uses, each once',
      annotations: { 'arn:a': { owner: 'edge', team: 'web' }, 'arn:b': { owner: 'web', team: 'shop' } },
      is: { owners: ['edge', 'web', 'shop'], environment: 'production' },
    },
    {
      title: 'owner and environment from different places',
      annotations: { 'arn:own': { environment: 'live' }, 'arn:b': { team: 'shop' } },
      is: { owners: ['shop'], environment: 'live' },
    },
    {
      title: 'several environments, the first by name for who takes one',
      annotations: { 'arn:a': { environment: 'staging' }, 'arn:b': { environment: 'live' } },
      is: { owners: ['platform'], environment: 'live', environments: ['live', 'staging'] },
    },
    {
      title: 'nothing of what uses something else',
      annotations: { 'arn:c': { owner: 'other', environment: 'other' } },
      is: defaults,
    },
  ])('is $title', ({ annotations, is }) => {
    expect(belonging(annotations)).toEqual(is);
  });

  describe('of tags that were never read', () => {
    const OWN = acmArn(1);
    const EDGE = loadBalancerArn('edge');
    const OTHER = loadBalancerArn('other');
    const read = (tags: Annotation = {}): Annotation => ({ ...tags, tagsReadAt: NOW });

    test.each<{ readonly title: string; readonly annotations: Annotations; readonly unknown?: readonly string[] }>([
      { title: 'nobody read anything', annotations: {}, unknown: ['owner', 'environment'] },
      {
        title: 'those of the certificate are unread, those of a load balancer are not',
        annotations: { [EDGE]: read({ owner: 'edge' }), [OTHER]: read() },
        unknown: ['owner', 'environment'],
      },
      {
        title: 'those of one load balancer are unread, and the certificate says nothing',
        annotations: { [OWN]: read(), [EDGE]: read({ owner: 'edge', environment: 'live' }) },
        unknown: ['owner', 'environment'],
      },
      {
        title: 'the certificate says the owner alone',
        annotations: { [OWN]: read({ team: 'payments' }) },
        unknown: ['environment'],
      },
      {
        title: 'it says the environment alone',
        annotations: { [OWN]: read({ environment: 'live' }) },
        unknown: ['owner'],
      },
      { title: 'it says both', annotations: { [OWN]: read({ owner: 'payments', environment: 'live' }) } },
      {
        title: 'all were read, and none says anything',
        annotations: { [OWN]: read(), [EDGE]: read(), [OTHER]: read() },
      },
      {
        title: 'only host names of one were read',
        annotations: { [OWN]: read(), [EDGE]: read(), [OTHER]: { hosts: [], hostsReadAt: NOW } },
        unknown: ['owner', 'environment'],
      },
    ])('says what is not known: $title', ({ annotations, unknown }) => {
      expect(belongingOf(OWN, [EDGE, OTHER], annotations, defaults).unknown).toEqual(unknown);
    });

    test('asks for none of what is of another account', () => {
      const theirs = EDGE.replace(/:\d{12}:/, ':999999999999:');

      expect(belongingOf(OWN, [theirs], { [OWN]: read() }, defaults)).toEqual(defaults);
    });
  });

  test('says nothing of an environment that nobody names', () => {
    expect(belongingOf('arn:own', [], { 'arn:own': { owner: 'edge' } }, { owners: [] })).toEqual({ owners: ['edge'] });
  });

  test('tells 20 owners at most', () => {
    const resources = Array.from({ length: 30 }, (_, index) => `arn:${index}`);
    const annotations = Object.fromEntries(resources.map((arn) => [arn, { owner: arn }]));

    expect(belongingOf('arn:own', resources, annotations, defaults).owners).toHaveLength(20);
  });
});
