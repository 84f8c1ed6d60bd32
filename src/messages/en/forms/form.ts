import type { Words } from '#messages/es/es.ts';

const fields: Words['form']['fields'] = {
  type: 'Kind of account',
  givenNames: 'Given names',
  surnames: 'Surnames',
  documentType: 'Kind of identity document',
  documentNumber: 'Document number',
  position: 'Position',
  department: 'Department',
  relation: 'Employment relation',
  contractNumber: 'Number of the contract',
  contractStart: 'First day',
  contractEnd: 'Last day of the contract',
  contactEmail: 'Personal e-mail address',
  contactPhone: 'Contact phone',
  chatUser: 'User in this chat',
  responsible: 'Responsible official',
  desiredAddress: 'Preferred address (the part before the @)',
  justification: 'Justification',
  consent: 'Use of personal data',
  accountName: 'Name of the account',
};

export const enForm: Words['form'] = {
  title: 'E-mail request',
  submit: 'Send request',
  close: 'Cancel',
  intro: (institution) =>
    `Use this form (FT-GTI-006) to ask for an e-mail account of ${institution}. When there is news, we tell you by direct message.`,
  fields,
  labels: { ...fields, chatUser: 'Who is it for? Their user in this chat' },
  problems: {
    required: 'This is missing. Fill it in to continue.',
    digits_in_name: 'A name has no digits. Check it and correct it.',
    not_a_name: 'Use letters, spaces, hyphens and apostrophes only.',
    not_latin: 'Write it in Latin letters, as it stands in the identity document.',
    too_long: 'This is too long. Make it shorter.',
    too_short: 'This is too short. Write it out in full.',
    number_required: 'Write the number of the contract. Example: CPS-123-2027',
    start_required: 'Choose the first day of the contract.',
    start_after_end: 'The first day cannot be after the end of the contract.',
    start_far: 'That day is more than six months ahead. Check the year; if it is right, ask for the account later.',
    date_required: 'Choose the day on which it ends: this relation needs one.',
    date_invalid: 'There is no such date. Pick it in the calendar.',
    end_long_past: 'That date lies more than a year back. Check the year.',
    date_past: 'That date is in the past. Pick today or a later day.',
    email_invalid: 'That e-mail address is not well formed. Example: name@example.com',
    email_institutional: 'Give a personal address, not one of the institution.',
    phone_invalid:
      'Give up to four phone numbers, each of 7 to 15 digits, with / between them. Example: 601 555 0101 ext. 123 / 300 123 4567',
    consent_required: 'The request needs consent to the use of personal data.',
    address_empty: 'Write the part before the @, or leave it empty.',
    address_characters: 'Use letters without accents, digits, dots or hyphens. Example: ana.munoz',
    'address_too-long': 'An address may have up to 40 characters. Make it shorter.',
    address_reserved:
      'That name is reserved for the institution. Choose another one or, if it has to be that one, ask the systems area for it with /correo pregunta.',
  },
  documentTypes: {
    cc: 'Cédula de ciudadanía',
    ce: 'Cédula de extranjería',
    passport: 'Passport',
    ppt: 'Permiso por Protección Temporal (PPT)',
    ti: 'Tarjeta de identidad',
  },
  endDoubt: {
    label: 'Check the last day of the contract',
    why: {
      far: (day) =>
        `${day} is more than 5 years from today or from the first day of the contract. If it is right, tick the box and send it again; if not, correct the date.`,
      over: (day) =>
        `${day} is over: the account is suspended as soon as the change is made, and nobody can sign in. If it is right, tick the box and send it again; if not, correct the date.`,
    },
    sure: { far: (day) => `Yes, it ends on ${day}`, over: (day) => `Yes, it ended on ${day}` },
    unticked: 'If the date is right, tick this box. If not, correct the date and send it again.',
  },
  documentForm: (name, { characters, shortest, longest, zeroFirst }) => {
    const many = shortest === longest ? String(longest) : `${shortest} to ${longest}`;
    const of = characters === 'digits' ? 'digits and no letters' : 'letters or digits';
    return `${name}: it has ${many} ${of}${zeroFirst ? '' : ', and does not begin with zero'}. Check the number.`;
  },
  forYou: 'The account is for you:',
  capitals: {
    label: 'Names that were in capitals',
    keep: (typed) => `Leave them like this: ${typed}`,
  },
  relations: {
    planta: 'Permanent staff',
    contratista: 'Contractor',
    provisional: 'Provisional appointment',
    pasante: 'Intern',
  },
  types: { personal: 'For a person', departmental: 'For a department' },
  hints: {
    contractStart:
      'If it lies ahead, the account is created on that day or on the next working day. Without one it is created when approved.',
    chatUser:
      'Choose the person first: what the chat knows of them is filled in below, and can be changed. Leave this empty for somebody who is not in this chat yet.',
    responsible: 'The head or supervisor who receives the account and answers for it.',
    responsibleDepartmental: 'The person who receives the account and answers for it.',
    desiredAddress: (domain) =>
      `Leave it empty and we will propose one from the name and surname. It ends in @${domain}.`,
    accountName: 'As those who receive its messages will see it. Example: Human Resources',
    contactEmail:
      'To recognise the person in this chat: so they get their account, it is seen whether they have another, and they do not decide about the request themselves. Nothing is sent to that address.',
    contactPhone:
      'To call about this request where that is needed. The systems area sees it and the record keeps it; it is not published in the directory of Microsoft 365.',
  },
  placeholders: {
    select: 'Choose an option',
    department: 'Type part of the name',
    person: 'Choose a person',
    date: 'Choose a date',
  },
  consentOption: 'I agree',
  consentTextBefore:
    'The person was informed and agrees that this data is used only to manage their institutional e-mail (Ley 1581 of 2012). Only the systems area sees it in full.',
  tooManyOpen: (limit) =>
    `You have ${limit} open requests, the most that anybody may have. Wait until some are finished, or withdraw those that are not needed any more with the button Withdraw, in the message of each request. /correo estado shows which they are.`,
  conflict: {
    has_account: (address) => `This person already has the account ${address}. Another one is not needed.`,
    has_open_request: (number) =>
      `There is already an open request for this person: ${number}. Wait until it is finished.`,
    address_taken: (address) => `The address ${address} is taken. Write another one or leave it empty.`,
    too_many_open: (limit) =>
      `You have ${limit} open requests, the most that anybody may have. This one was not sent: wait until some are finished, or withdraw those that are not needed any more with the button Withdraw, in the message of each request. /correo estado shows which they are.`,
    nobody_decides: {
      approver:
        'Nobody of the systems area could approve this request, since it concerns those who are of it, or they make it. It was not sent. Have somebody else of the department make it; if that does not help, whoever runs this service has to add somebody to the systems area (SYSTEMS_TEAM) or, where it is one person, set SINGLE_OPERATOR=true.',
      second:
        'This request takes two people of the systems area (one approves, another carries out), and there are no two who may. It was not sent. Whoever runs this service has to add somebody to the systems area (SYSTEMS_TEAM) or, where it is one person, set SINGLE_OPERATOR=true.',
    },
    has_restorable: {
      suspended: (address) =>
        `This person or department has the account ${address} already, which is suspended. No other one is needed: you can ask for it to be given back. What you wrote in the form is still there.`,
      deleted: (address) =>
        `This person or department had the account ${address}, which was deleted not long ago and can still be given back. If a new one is really needed, talk to the systems area. What you wrote in the form is still there.`,
    },
    ask_systems: 'No other account can be asked for this person or department here. Talk to the systems area.',
    told_enough: (until) =>
      `In the last 24 hours you were told ten times which accounts or addresses there are, and nothing more is looked up. The request was not sent, and what you wrote is still there. Talk to the systems area, or send it after ${until}.`,
    not_a_member: 'Choose a person of the institution (not a guest or an app).',
    member_unknown: 'The chat did not confirm just now who this person is. Wait a minute and try again.',
  },
};
