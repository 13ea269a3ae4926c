import { caseWhere } from '../../../lambda/domain/rendering/case-where';
import { anAttachment } from '../../builders/attachment';
import { NOW } from '../../builders/instant';
import { aFinding, anAbout, anOpenState, aNotice, many } from '../../builders/message';

describe('caseWhere', () => {
  test('says when, where, what breaks, whose it is and who changed it', () => {
    const changed = { by: 'alice', at: NOW, action: 'acm:ImportCertificate' };
    const attachments = many(2, (number) => anAttachment({ name: `edge-${number}` }));
    const notice = aNotice({
      about: anAbout({ attachments, owners: ['platform', 'edge'], changed }),
      omitted: { attachments: 3 },
    });

    expect(caseWhere(notice)).toBe(
      '2026-11-26 08:00 UTC · eu-west-1 · used by: edge-1, edge-2, uses not shown here: 3 · owners: platform, edge · ' +
        'changed by: alice, acm:ImportCertificate, 2026-11-20 08:00 UTC',
    );
  });

  test('says only what there is to say', () => {
    const state = anOpenState({ findings: [aFinding({ deadline: undefined })] });
    const about = anAbout({ owners: [] });

    expect(caseWhere(aNotice({ subject: 'blind-spot:throttled', about, state }))).toBe('eu-west-1');
  });
});
