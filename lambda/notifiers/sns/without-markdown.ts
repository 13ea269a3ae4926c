const LOOKALIKES: Readonly<Record<string, string>> = {
  '<': '‹',
  '>': '›',
  '`': "'",
  '*': '∗',
  '~': '∼',
  '#': '＃',
  '\\': '＼',
  _: '＿',
  '@': '＠',
};

/** Within a word an underscore begins nothing, and an at sign is that of an address. */
const MARKUP = /[<>`*~#\\]|(?<![\p{L}\p{N}])[_@]/gu;

/**
 * Text of which neither Slack nor Teams makes emphasis, code, a heading, a mention, or a link other than of a bare host name: Amazon Q hands them what
 * it gets as their markdown, and knows no plain text. Line breaks are ours and stay.
 */
export const withoutMarkdown = (text: string): string =>
  text
    .replaceAll(MARKUP, (character) => LOOKALIKES[character] ?? '?')
    .replaceAll('](', '] (')
    .replaceAll('://', ':∕∕');
