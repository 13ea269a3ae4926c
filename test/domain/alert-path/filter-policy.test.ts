import { type FilterPolicy, passageOf } from '../../../lambda/domain/alert-path/filter-policy';

const page = { severity: ['critical'], owners: ['payments', 'platform'], region: ['eu-west-1'] };

describe('a filter policy', () => {
  test.each`
    policy                                                             | passage
    ${{}}                                                              | ${'through'}
    ${{ severity: ['critical'] }}                                      | ${'through'}
    ${{ severity: ['warning', 'critical'] }}                           | ${'through'}
    ${{ severity: ['Critical'] }}                                      | ${'dropped'}
    ${{ severity: ['warning'] }}                                       | ${'dropped'}
    ${{ severity: [] }}                                                | ${'dropped'}
    ${{ owners: ['platform'] }}                                        | ${'through'}
    ${{ severity: ['critical'], region: ['us-east-1'] }}               | ${'dropped'}
    ${{ environment: ['production'] }}                                 | ${'dropped'}
    ${{ environment: [{ exists: false }] }}                            | ${'through'}
    ${{ environment: [{ exists: true }] }}                             | ${'dropped'}
    ${{ severity: [{ exists: true }] }}                                | ${'through'}
    ${{ severity: [{ exists: 'yes' }] }}                               | ${'unknown'}
    ${{ region: [{ prefix: 'eu-' }] }}                                 | ${'through'}
    ${{ region: [{ prefix: 'us-' }] }}                                 | ${'dropped'}
    ${{ region: [{ suffix: '-1' }] }}                                  | ${'through'}
    ${{ region: [{ suffix: '-2' }] }}                                  | ${'dropped'}
    ${{ severity: [{ 'equals-ignore-case': 'CRITICAL' }] }}            | ${'through'}
    ${{ severity: [{ 'equals-ignore-case': 'WARNING' }] }}             | ${'dropped'}
    ${{ severity: [{ 'anything-but': 'warning' }] }}                   | ${'through'}
    ${{ severity: [{ 'anything-but': ['warning', 'critical'] }] }}     | ${'dropped'}
    ${{ severity: [{ 'anything-but': { prefix: 'crit' } }] }}          | ${'dropped'}
    ${{ severity: [{ 'anything-but': { prefix: 'warn' } }] }}          | ${'through'}
    ${{ severity: [{ 'anything-but': { wildcard: '*' } }] }}           | ${'unknown'}
    ${{ owners: [{ 'anything-but': ['payments'] }] }}                  | ${'through'}
    ${{ owners: [{ 'anything-but': ['payments', 'platform'] }] }}      | ${'dropped'}
    ${{ environment: [{ 'anything-but': ['production'] }] }}           | ${'dropped'}
    ${{ severity: [{ numeric: ['>', 3] }] }}                           | ${'dropped'}
    ${{ severity: [3, true, null] }}                                   | ${'dropped'}
    ${{ severity: [{ prefix: 7 }] }}                                   | ${'unknown'}
    ${{ severity: [{ wildcard: 'crit*' }] }}                           | ${'unknown'}
    ${{ severity: [{ wildcard: 'crit*' }, 'critical'] }}               | ${'through'}
    ${{ severity: [{}] }}                                              | ${'unknown'}
    ${{ severity: [{ prefix: 'a', suffix: 'b' }] }}                    | ${'unknown'}
    ${{ severity: { nested: ['critical'] } }}                          | ${'unknown'}
    ${{ severity: { nested: ['critical'] }, region: ['us-east-1'] }}   | ${'dropped'}
    ${{ $or: [{ severity: ['warning'] }, { region: ['eu-west-1'] }] }} | ${'through'}
    ${{ $or: [{ severity: ['warning'] }, { region: ['us-east-1'] }] }} | ${'dropped'}
    ${{ $or: [{ severity: ['warning'] }, 'nothing'] }}                 | ${'unknown'}
    ${{ $or: 'nothing' }}                                              | ${'unknown'}
  `('$policy: $passage', ({ policy, passage }: { policy: FilterPolicy; passage: string }) => {
    expect(passageOf(policy, page)).toBe(passage);
  });
});
