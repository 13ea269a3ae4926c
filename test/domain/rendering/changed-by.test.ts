import { changedBy } from '../../../lambda/domain/rendering/changed-by';
import { NOW } from '../../builders/instant';

describe('changedBy', () => {
  test('says who did what and when', () => {
    expect(changedBy({ changed: { by: 'alice', at: NOW, action: 'iam:UploadServerCertificate' } })).toEqual([
      'alice, iam:UploadServerCertificate, 2026-11-20 08:00 UTC',
    ]);
  });

  test('lets nobody write a line of his own', () => {
    expect(changedBy({ changed: { by: 'alice\nbob', at: NOW, action: 'x' } })[0]).not.toContain('\n');
  });

  test('says nothing where nobody heard of anything', () => {
    expect(changedBy({})).toEqual([]);
  });
});
