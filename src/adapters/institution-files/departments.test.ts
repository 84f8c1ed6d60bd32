import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it, expect } from 'vitest';
import type { Departments } from '#use-cases/ports/institution.ts';
import { readDepartments } from './departments.ts';

const directory = mkdtempSync(join(tmpdir(), 'departments-'));
afterAll(() => rmSync(directory, { recursive: true }));

function departmentsOf(text: string): Departments {
  const file = join(directory, 'departments.csv');
  writeFileSync(file, text);
  return readDepartments(file);
}

const LIST = `code,name,head
100,Despacho del Gobernador,
120,Talento Humano,U0HEAD
210,Secretaría de Educación,
211,"Educación, núcleo norte",
300,Planeación y Gestión Pública,
`;

function codes(departments: Departments, text: string, limit = 100): readonly string[] {
  return departments.search(text, limit).map(({ code }) => code);
}

describe('a list of departments', () => {
  it('finds a department by its code, with its head where there is one', () => {
    const departments = departmentsOf(LIST);
    expect(departments.listed).toBe(true);
    expect(departments.find('120')).toEqual({ code: '120', name: 'Talento Humano', head: 'U0HEAD' });
    expect(departments.find('100')).toEqual({ code: '100', name: 'Despacho del Gobernador', head: null });
    expect(departments.find('999')).toBeNull();
  });

  it('may begin with a byte order mark and have the line ends of Windows', () => {
    const departments = departmentsOf(`\ufeff${LIST.replaceAll('\n', '\r\n')}`);
    expect(departments.find('210')).toEqual({ code: '210', name: 'Secretaría de Educación', head: null });
  });

  it('may quote a name with a comma, and have its columns in another order', () => {
    expect(departmentsOf(LIST).find('211')?.name).toBe('Educación, núcleo norte');
    expect(departmentsOf('name,code\n"La ""Casa""",7\n').find('7')).toEqual({
      code: '7',
      name: 'La "Casa"',
      head: null,
    });
  });

  it('takes spaces around values for nothing, and skips empty lines', () => {
    expect(departmentsOf('code,name,head\n\n 1 , Hacienda , \n\n').find('1')).toEqual({
      code: '1',
      name: 'Hacienda',
      head: null,
    });
  });
});

describe('the search', () => {
  const departments = departmentsOf(LIST);

  it('has no regard to accents or case', () => {
    expect(codes(departments, 'EDUCACION')).toEqual(['210', '211']);
    expect(codes(departments, 'secretaría')).toEqual(['210']);
    expect(codes(departments, 'publica')).toEqual(['300']);
  });

  it('wants every word, in any order, parts of words too', () => {
    expect(codes(departments, 'norte educ')).toEqual(['211']);
    expect(codes(departments, 'educación talento')).toEqual([]);
  });

  it('looks at codes too', () => {
    expect(codes(departments, '21')).toEqual(['210', '211']);
  });

  it('gives no more than asked for, in the order of the list; everything for no word', () => {
    expect(codes(departments, '', 2)).toEqual(['100', '120']);
    expect(codes(departments, ' ¡! ')).toHaveLength(5);
  });

  it('gives departments and nothing else', () => {
    expect(departments.search('talento', 1)).toEqual([{ code: '120', name: 'Talento Humano', head: 'U0HEAD' }]);
  });
});

describe('a list with a mistake', () => {
  it.each([
    [
      'a code twice',
      'code,name,head\n1,Hacienda,\n2,Obras,\n1,Salud,\n',
      /departments\.csv, line 4: the code 1 stands twice/,
    ],
    ['no code', 'code,name,head\n1,Hacienda,\n,Obras,\n', /line 3: a department needs a code and a name/],
    ['no name', 'code,name,head\n1,,\n', /line 2: a department needs a code and a name/],
    ['a mistake after empty lines', 'code,name,head\n1,Hacienda,\n\n\n,Obras,\n', /line 5/],
    [
      'a name that the directory would not keep',
      `code,name,head\n1,Hacienda,\n2,${'Ñ'.repeat(65)},\n`,
      /line 3: the name is longer than the 64 characters/,
    ],
    ['no column of names', 'code,head\n1,U0HEAD\n', /line 2: .*\(header: code,name,head\)/],
    ['no header', '1,Hacienda,\n2,Obras,\n', /line 2: .*\(header: code,name,head\)/],
    ['semicolons', 'code;name;head\n1;Hacienda;\n', /line 2: .*\(header: code,name,head\)/],
    ['a line with too few values', 'code,name,head\n1,Hacienda\n', /line 2/],
    ['a line with too many values', 'code,name,head\n1,Hacienda,,\n', /line 2/],
    ['a quote that stays open', 'code,name,head\n1,"Hacienda,\n', /line 2/],
  ])('is refused, naming the line: %s', (_, text, message) => {
    expect(() => departmentsOf(text)).toThrow(message);
  });

  it.each(['', '\ufeff', '\n\n', 'code,name,head\n'])('is refused when it lists none: %j', (text) => {
    expect(() => departmentsOf(text)).toThrow(/lists no department/);
  });
});

describe('no list', () => {
  it('leaves the department to be typed', () => {
    const departments = readDepartments(null);
    expect(departments.listed).toBe(false);
    expect(departments.search('a', 10)).toEqual([]);
    expect(departments.find('1')).toBeNull();
  });
});
