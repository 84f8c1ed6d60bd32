/**
 * Letters that are not a base letter with a mark: Latin ones, and Greek and Cyrillic as passports transliterate them.
 */
const WRITTEN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', ə: 'e' },
  ...{
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
  },
  ...{ ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
  },
  ...{ п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y' },
  ...{ ь: '', э: 'e', ю: 'iu', я: 'ia', є: 'ie', і: 'i', ґ: 'g', ђ: 'd', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz' },
};

/** Characters that people type for an apostrophe, which is part of a word. */
export const APOSTROPHES = "'’‘ʼ`´";

const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'gu');

/**
 * The words of a text in lower-case ASCII: accents and ñ lose their marks; everything except letters and digits
 * separates words.
 */
export function asciiWords(text: string): readonly string[] {
  return (
    text
      .replace(APOSTROPHE, '')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      // Lower-casing adds a mark to some capitals: İ.
      .replace(/\p{M}/gu, '')
      .replace(/[^\0-\x7f]/gu, (letter) => WRITTEN[letter] ?? ' ')
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 0)
  );
}

/** Whether every letter of a name can be written in an address. */
export function isWritable(name: string): boolean {
  const letters = name
    .replace(APOSTROPHE, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return asciiWords(name).length > 0 && [...letters].every((letter) => letter <= '\x7f' || letter in WRITTEN);
}
