import { fileURLToPath } from 'node:url';
import entra from '../manifests/entra/permissions.json' with { type: 'json' };
import type { Persona } from './page/protocol.ts';
import type { ChatChannel, ChatUser, UserGroup } from './services/chat.ts';
import type { LocalGraphOptions } from './services/graph.ts';

/** The fictitious regional government that the local institution begins with. None of these people exist. */
export const institutionName = 'Gobernación del Río Claro';
export const institutionNit = '899999999-0';
export const mailDomain = 'rioclaro.example';
export const teamId = 'T0RIOCLARO';
export const systemsChannel = 'C0SISTEMAS';
export const licenceSku = 'STANDARDPACK';
/** A CSV file with the columns code, name and head (a chat user id, or empty). */
export const departmentsFile: string = fileURLToPath(new URL('departments.csv', import.meta.url));

/** The same as in manifests/slack/manifest.yaml. */
export const botScopes = [
  'commands',
  'chat:write',
  'users:read',
  'users:read.email',
  'usergroups:read',
  'im:write',
  'im:history',
  'groups:history',
  'files:write',
] as const;
export const botEvents = ['app_home_opened', 'team_join', 'user_change'] as const;
export const commands = [
  {
    command: '/correo',
    description: 'Pedir o cambiar una cuenta de correo institucional',
    usageHint: '[crear | modificar | eliminar | restaurar | estado (número) | pregunta | ayuda]',
  },
  {
    command: '/correos',
    description: 'Ver las cuentas de correo institucional',
    usageHint: '[nombre, dirección o dependencia | ayuda]',
  },
] as const;
export const shortcuts = [{ callbackId: 'solicitar_correo', name: 'Solicitar correo' }] as const;

/** The permissions that the local tenant's administrator granted the bot: all that its manifest asks for. */
export const graphPermissions: readonly string[] = entra.permissions.map(({ name }) => name);
export const graphDirectoryRoles: readonly string[] = entra.roles.map(({ name }) => name);

function employee(id: string, name: string, realName: string, title: string): ChatUser {
  return { id, teamId, name, realName, title, email: `${name}@${mailDomain}`, locale: 'es-ES' };
}

const employeeUser = employee('U0EMPLEADA', 'maria.pena', 'María Fernanda Peña de la Hoz', 'Auxiliar administrativa');
const systems1 = employee(
  'U0SISTEMAS1',
  'jorge.munoz',
  'Jorge Andrés Muñoz Cárdenas',
  'Profesional universitario de sistemas',
);
const systems2 = employee(
  'U0SISTEMAS2',
  'luz.quinones',
  'Luz Dary Quiñones Ibáñez',
  'Profesional universitaria de sistemas',
);
/** In the chat with a personal address; has no institutional account yet. */
const newUser: ChatUser = {
  id: 'U0NUEVA',
  teamId,
  name: 'angela.n',
  realName: 'Ángela María Ñustes del Río',
  title: 'Profesional de salud pública',
  email: 'angela.nustes@personal.example',
  locale: 'es-ES',
};
const head = employee('U0JEFE', 'hector.restrepo', 'Héctor Iván Restrepo Londoño', 'Secretario de Salud');
const guest: ChatUser = {
  id: 'U0INVITADO',
  teamId,
  name: 'kevin.avila',
  realName: 'Kevin Santiago Ávila Benítez',
  title: 'Contratista invitado',
  email: 'kevin.avila@contratistas.example',
  isRestricted: true,
  locale: 'es-ES',
};
const outsider: ChatUser = {
  id: 'U0EXTERNA',
  teamId: 'T0OTRAORG',
  name: 'patricia.osorio',
  realName: 'Patricia Elena Osorio Vélez',
  title: 'Asesora, Consultores del Valle',
  isStranger: true,
  locale: 'es-ES',
};

export const chatUsers: readonly ChatUser[] = [
  employeeUser,
  systems1,
  systems2,
  newUser,
  head,
  guest,
  outsider,
  employee('U0TALENTO', 'nubia.zuluaga', 'Nubia Esperanza Zuluaga Marín', 'Directora de Talento Humano'),
  employee('U0CONTRATOS', 'oscar.nino', 'Óscar Julián Niño Castañeda', 'Director de Contratación'),
  employee('U0HOMONIMO', 'juan.rodriguez', 'Juan Carlos Rodríguez Peña', 'Técnico operativo'),
];

/** The people whom the visitor of the page can be, in the order in which they take part in the main job. */
export const personas: readonly Persona[] = [
  { user: employeeUser, role: 'Funcionaria' },
  { user: systems1, role: 'Profesional de sistemas' },
  { user: systems2, role: 'Profesional de sistemas (segunda persona)' },
  { user: newUser, role: 'Nueva funcionaria' },
  { user: head, role: 'Jefe de la dependencia' },
  { user: guest, role: 'Invitado' },
  { user: outsider, role: 'De otra organización' },
];

/** Who may approve comes from the configuration, not from being in the channel: the guest is in it and may not approve. */
export const systemsTeam: readonly string[] = [systems1.id, systems2.id];
export const userGroups: readonly UserGroup[] = [{ id: 'S0SISTEMAS', handle: 'sistemas', users: systemsTeam }];

const staff = chatUsers.filter((user) => user.teamId === teamId && user.isRestricted !== true).map((user) => user.id);
export const channels: readonly ChatChannel[] = [
  { id: 'C0GENERAL', name: 'general', isPrivate: false, members: staff },
  { id: 'C0AYUDA', name: 'mesa-de-ayuda', isPrivate: false, members: [...staff, guest.id, outsider.id] },
  { id: systemsChannel, name: 'sistemas-correo', isPrivate: true, members: [...systemsTeam, guest.id] },
];

/** The skuIds are Microsoft's real ones for these products; EXCHANGESTANDARD is Exchange Online (Plan 1). */
export const skus: LocalGraphOptions['skus'] = [
  {
    skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e',
    skuPartNumber: licenceSku,
    enabled: 17,
    exchange: true,
  },
  {
    skuId: '4b9405b0-7788-4568-add1-99614e613b69',
    skuPartNumber: 'EXCHANGESTANDARD',
    enabled: 6,
    exchange: true,
  },
];

type SeedUser = NonNullable<LocalGraphOptions['users']>[number];

/** One group of each kind that an account can be in. Graph can change the members of the first two only. */
const groupIds = {
  microsoft365: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b01',
  security: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b02',
  dynamic: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b03',
  distribution: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b04',
  mailSecurity: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b05',
  roleAssignable: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b06',
} as const;

function account(local: string, name: readonly [string, string], department: string, jobTitle: string): SeedUser {
  const [givenName, surname] = name;
  return {
    userPrincipalName: `${local}@${mailDomain}`,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    department,
    jobTitle,
    licences: [licenceSku],
    groups: department === 'Secretaría de Salud' ? [groupIds.dynamic] : [],
  };
}

/** Accounts on which the directory refuses changes that it allows on others. They have the second product. */
const guarded: readonly SeedUser[] = [
  {
    ...account('gloria.patino', ['Gloria Stella', 'Patiño Arias'], 'Oficina de Sistemas', 'Administradora de correo'),
    directoryRole: 'Exchange Administrator',
  },
  {
    ...account('camilo.bernal', ['Camilo Andrés', 'Bernal Soto'], 'Oficina de Sistemas', 'Técnico de mesa de ayuda'),
    groups: [groupIds.roleAssignable],
  },
  {
    ...account('elsa.cifuentes', ['Elsa Marina', 'Cifuentes Prada'], 'Dirección de Rentas', 'Técnica administrativa'),
    // The on-premises directory has a domain of its own.
    userPrincipalName: `elsa.cifuentes@sede.${mailDomain}`,
    fromOnPremises: true,
  },
].map((user) => ({ ...user, licences: ['EXCHANGESTANDARD'] }));

/** Among them two called Juan Carlos Rodríguez and two called Peña, so that a new one of that name needs another address. */
export const tenantUsers: readonly SeedUser[] = [
  account('maria.pena', ['María Fernanda', 'Peña de la Hoz'], 'Secretaría de Salud', 'Auxiliar administrativa'),
  account('jorge.munoz', ['Jorge Andrés', 'Muñoz Cárdenas'], 'Oficina de Sistemas', 'Profesional universitario'),
  account('luz.quinones', ['Luz Dary', 'Quiñones Ibáñez'], 'Oficina de Sistemas', 'Profesional universitaria'),
  account('hector.restrepo', ['Héctor Iván', 'Restrepo Londoño'], 'Secretaría de Salud', 'Secretario de Salud'),
  account('nubia.zuluaga', ['Nubia Esperanza', 'Zuluaga Marín'], 'Dirección de Talento Humano', 'Directora'),
  account('oscar.nino', ['Óscar Julián', 'Niño Castañeda'], 'Dirección de Contratación', 'Director'),
  account('juan.rodriguez', ['Juan Carlos', 'Rodríguez Peña'], 'Dirección de Vías', 'Técnico operativo'),
  account('juan.rodriguez.gomez', ['Juan Carlos', 'Rodríguez Gómez'], 'Dirección de Rentas', 'Profesional'),
  account('maria.pena.ortiz', ['María Camila', 'Peña Ortiz'], 'Biblioteca Departamental', 'Bibliotecóloga'),
  {
    ...account('rosa.delgado', ['Rosa Elvira', 'Delgado de los Ríos'], 'Oficina de Pasaportes', 'Auxiliar'),
    groups: [groupIds.microsoft365, groupIds.security, groupIds.distribution, groupIds.mailSecurity],
  },
  account('jose.arango', ['José Ángel', 'Arango Ospina'], 'Dirección de Tesorería', 'Tesorero'),
  {
    userPrincipalName: `administrador@${mailDomain}`,
    displayName: 'Administrador del inquilino',
    directoryRole: 'Global Administrator',
  },
  ...guarded,
];

export const tenantGroups: NonNullable<LocalGraphOptions['groups']> = [
  { id: groupIds.microsoft365, displayName: 'Todo el personal', mail: `todos@${mailDomain}` },
  { id: groupIds.security, displayName: 'Acceso remoto (VPN)' },
  {
    id: groupIds.dynamic,
    displayName: 'Personal de la Secretaría de Salud',
    kind: 'dynamic',
    membershipRule: 'user.department -eq "Secretaría de Salud"',
  },
  {
    id: groupIds.distribution,
    displayName: 'Boletín interno',
    mail: `boletin.interno@${mailDomain}`,
    kind: 'distribution',
  },
  {
    id: groupIds.mailSecurity,
    displayName: 'Archivo central',
    mail: `archivo.central@${mailDomain}`,
    kind: 'mail-security',
  },
  {
    id: groupIds.roleAssignable,
    displayName: 'Mesa de ayuda con privilegios',
    kind: 'role-assignable',
    directoryRole: 'Helpdesk Administrator',
  },
];
export const tenantContacts: NonNullable<LocalGraphOptions['contacts']> = [
  { displayName: 'Prensa regional', mail: `prensa@${mailDomain}` },
];

/** Long enough to see the mailbox being prepared, short enough to wait for it. */
export const demoDelays = { mailboxMs: 12_000, replicationMs: 1_500 } as const;
