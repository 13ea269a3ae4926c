import { toldUses } from '../../../lambda/domain/use/told-uses';
import { anAttachment, listenerArn } from '../../builders/attachment';

const HOSTS = ['api.example.com', 'A.shop.example.com', 'a.b.shop.example.com', '*.shop.example.com', 'other.example'];
const certificate = { names: ['api.example.com', '*.shop.example.com'], namesComplete: true };
const annotations = { [listenerArn()]: { hosts: HOSTS } };

describe('toldUses', () => {
  test('tells the host names of the rules that the certificate is valid for', () => {
    const { attachments, blastRadius } = toldUses(certificate, [anAttachment()], annotations);

    const hosts = ['api.example.com', 'A.shop.example.com', '*.shop.example.com'];
    expect(attachments).toEqual([anAttachment({ hosts })]);
    expect(blastRadius).toMatchObject({ resources: 1, hosts: 3 });
  });

  test('tells all of them, where nobody knows all its names', () => {
    const { attachments } = toldUses({ ...certificate, namesComplete: false }, [anAttachment()], annotations);

    expect(attachments).toEqual([anAttachment({ hosts: HOSTS })]);
  });

  test.each([
    { title: 'no rules were read', annotations: {}, listener: anAttachment().listener },
    {
      title: 'no rule names a host of it',
      annotations: { [listenerArn()]: { hosts: ['x'] } },
      listener: anAttachment().listener,
    },
    { title: 'there is no listener', annotations, listener: undefined },
  ])('leaves an attachment as it is, where $title', ({ annotations: known, listener }) => {
    const attachment = anAttachment({ listener });

    expect(toldUses(certificate, [attachment], known).attachments).toEqual([attachment]);
  });

  test('tells 5 host names of one attachment, of 20 attachments, and counts all', () => {
    const many = Array.from({ length: 21 }, (_, index) => anAttachment({ name: `edge-${index}` }));
    const hostsOf = (index: number) => Array.from({ length: 6 }, (_, host) => `h${host}-${index}.shop.example.com`);
    const known = Object.fromEntries(many.map(({ name }, index) => [listenerArn(name), { hosts: hostsOf(index) }]));

    const { attachments, blastRadius } = toldUses(certificate, many, known);

    expect(attachments.map(({ hosts }) => hosts?.length)).toEqual([...Array.from({ length: 20 }, () => 5), undefined]);
    expect(blastRadius.hosts).toBe(1 + 21 * 6);
  });
});
