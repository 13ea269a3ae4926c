import { literalKeys } from '../../lib/bundling/literal-keys';

describe('literalKeys', () => {
  test.each`
    what                                      | source                                              | expected
    ${'a key that a constant names'}          | ${'const _xN = "xmlName";\nvar a = { [_xN]: _v };'} | ${'const _xN = "xmlName";\nvar a = { "xmlName": _v };'}
    ${'two keys of one constant'}             | ${'const _k = "k";\nf({ [_k]: 1 }, { [_k]: 2 });'}  | ${'const _k = "k";\nf({ "k": 1 }, { "k": 2 });'}
    ${'a key without a constant, as it is'}   | ${'var a = { [_xN]: 1 };'}                          | ${'var a = { [_xN]: 1 };'}
    ${'a constant that is no text'}           | ${'const _n = 1;\nvar a = { [_n]: 1 };'}            | ${'const _n = 1;\nvar a = { [_n]: 1 };'}
    ${'a list, as it is'}                     | ${'const _a = "A";\nvar l = [_a];'}                 | ${'const _a = "A";\nvar l = [_a];'}
    ${'the constant itself where it is used'} | ${'const _a = "A";\nvar l = { [_a]: _a };'}         | ${'const _a = "A";\nvar l = { "A": _a };'}
  `('writes $what', ({ source, expected }) => {
    expect(literalKeys(source as string)).toBe(expected);
  });
});
