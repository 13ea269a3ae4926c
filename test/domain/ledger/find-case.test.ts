import { findCase } from '../../../lambda/domain/ledger/find-case';
import { acmArn } from '../../builders/certificate';
import { anEntry } from '../../builders/ledger';
import { anAbout } from '../../builders/message';

const one = anEntry({
  subject: 'certificate:one',
  about: anAbout({ names: ['a.example', 'both.example'], arn: acmArn(1) }),
}).case;
const two = anEntry({
  subject: 'certificate:two',
  about: anAbout({ names: ['b.example', 'both.example', acmArn(1)], arn: acmArn(2) }),
}).case;

describe('findCase', () => {
  test.each`
    text                 | what
    ${'certificate:one'} | ${'its subject'}
    ${acmArn(1)}         | ${'its ARN, before a name that looks like it'}
    ${'a.example'}       | ${'one of its names'}
  `('finds a case by $what', ({ text }: { text: string }) => {
    expect(findCase(text, [two, one])).toEqual({ kind: 'one', case: one });
  });

  test('says which cases share a name', () => {
    expect(findCase('both.example', [one, two])).toEqual({ kind: 'several', cases: [one, two] });
  });

  test('finds none where none is called so', () => {
    expect(findCase('certificate', [one, two])).toEqual({ kind: 'none' });
  });
});
