import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { HOSTILE_TEXTS } from '../builders/hostile';
import { goldenFiles } from './golden-files';
import { svgOf } from './picture';

const ROOT = path.join(__dirname, '../..');
const files = goldenFiles();

const inFolder = (folder: string): readonly string[] =>
  readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}`);

describe('what media are told', () => {
  test.each([...files.keys()])(
    'is still what %s says: otherwise `npm run docs`, and look at the difference',
    (name) => {
      expect(readFileSync(path.join(ROOT, name), 'utf8')).toBe(files.get(name));
    },
  );

  test('has no file that is left over', () => {
    const kept = [...inFolder('test/golden/files'), ...inFolder('docs/images'), 'docs/messages.md'];

    expect(kept.toSorted()).toEqual([...files.keys()].toSorted());
  });

  test('is in one part of an SMS', () => {
    const sms = [...files].filter(([name]) => name.endsWith('.sms.txt')).map(([, text]) => text.trimEnd());

    expect(sms.length).toBeGreaterThan(0);
    expect(sms.filter((text) => text.length > 160)).toEqual([]);
  });
});

describe('a picture', () => {
  test.each(HOSTILE_TEXTS.filter((text) => /[<>&"]/.test(text)))('shows %j as text', (text) => {
    const svg = svgOf({ medium: 'any', paragraphs: [text] });

    expect(svg.replaceAll(/<\/?(svg|rect|text)\b[^<>]*>/g, '')).not.toMatch(/[<>]/);
  });
});
