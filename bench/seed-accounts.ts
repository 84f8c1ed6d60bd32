import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import postgres from 'postgres';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { searchTextOf } from '#adapters/postgres/accounts/account-rows.ts';
import { asciiWords } from '#domain/ascii-words.ts';
import { departmentsFile, mailDomain } from '#sandbox/institution.ts';

const GIVEN =
  'María Juan Luz Carlos Ana José Diana Luis Sandra Andrés Claudia Jorge Paola Óscar Ángela Iván Nubia Héctor Gloria Sergio Yolanda Fabián Marleny Wilmer Esperanza Édgar Rocío Julián Mónica Álvaro'.split(
    ' ',
  );
const SECOND = 'Fernanda Camila Patricia Lucía Carlos Andrés Dary Esteban Marcela Alberto Milena Enrique'.split(' ');
const SURNAMES =
  'Rodríguez Gómez González Martínez García López Hernández Sánchez Ramírez Pérez Díaz Muñoz Rojas Moreno Jiménez Vargas Castro Gutiérrez Ortiz Álvarez Torres Suárez Peña Ríos Cárdenas Ospina Arango Quintero Mejía Restrepo Zuluaga Giraldo Salazar Valencia Cuéllar Ibáñez Niño Ñáñez Castañeda Bedoya'.split(
    ' ',
  );
const RARE = 'Ñustes';
const RARE_EVERY = 9_001;
const SUSPENDED_EVERY = 12;

/**
 * Fills the register with `count` accounts in departments of the local institution. Only their ids differ from run to
 * run.
 */
export async function seedAccounts(databaseUrl: string, count: number): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const departments = readDepartments(departmentsFile).search('', 500);
  try {
    const lines =
      await sql`copy accounts (id, directory_id, address, user_principal_name, display_name, type, state, department_code, department_name,
      position, relation, subject, responsible_id, responsible_name, request_number, created_at, delivered_at, closed_at, search_text)
      from stdin`.writable();
    for (let index = 0; index < count; index += 1) {
      if (!lines.write(lineOf(index, departments[(index * 31) % departments.length]))) await once(lines, 'drain');
    }
    lines.end();
    await once(lines, 'finish');
    // What autovacuum would do soon afterwards; it also merges the pending entries of the search index.
    await sql`vacuum analyze accounts`;
  } finally {
    await sql.end();
  }
}

function lineOf(index: number, department: { readonly code: string; readonly name: string } | undefined): string {
  const givenNames = `${pick(GIVEN, index, 1)} ${pick(SECOND, index, 2)}`;
  const surname = index % RARE_EVERY === 0 ? RARE : pick(SURNAMES, index, 3);
  const surnames = `${surname} ${pick(SURNAMES, index, 4)}`;
  const displayName = `${givenNames} ${surnames}`;
  const address = `${asciiWords(givenNames)[0]}.${asciiWords(surname)[0]}${index}@${mailDomain}`;
  const departmentName = department?.name ?? '';
  const at = new Date(Date.UTC(2016, 0, 1) + index * 3_000_000).toISOString();
  const fields = [
    randomUUID(),
    randomUUID(),
    address,
    address,
    displayName,
    'personal',
    index % SUSPENDED_EVERY === 0 ? 'suspended' : 'active',
    department?.code ?? '',
    departmentName,
    'Profesional universitaria',
    'planta',
    `cc:${10_000_000 + index}`,
    'U0JEFE',
    'Héctor Iván Restrepo Londoño',
    `FT-GTI-006-2016-${String(index).padStart(6, '0')}`,
    at,
    at,
    at,
    searchTextOf({ displayName, address, departmentName }),
  ];
  return `${fields.join('\t')}\n`;
}

/** Picks seemingly at random, and the first entries of the list more often, as with real names. */
function pick(from: readonly string[], index: number, salt: number): string {
  let mixed = Math.imul(index ^ (salt * 0x9e3779b9), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  const share = ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  return from[Math.floor(share ** 2 * from.length)] ?? '';
}
