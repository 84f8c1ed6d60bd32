import type { InductionItem } from '#domain/form/delivery.ts';
import type { Words } from '#messages/es/es.ts';

const items: Readonly<Record<InductionItem, string>> = {
  enter: 'Sign in to your mail',
  password: 'Change the password',
  second_factor: 'Turn the second factor on',
  phone: 'Have your mail on the phone',
  signature: 'Set up your signature',
  out_of_office: 'Know how to say that you are away',
  folders: 'Keep your mail in order',
  phishing: 'Recognise deceitful messages',
  policy: 'Read and accept the policy of use',
};

export const enInduction: Words['induction'] = {
  title: 'Your first steps with e-mail',
  titleResponsible: 'First steps to take together',
  intro:
    'Open each guide, follow it and mark it when you have done it. There is no hurry: you can come back to this message at any time.',
  introResponsible: (holder) =>
    `Now take these steps together with ${holder}. Open each guide and mark it when it is done.`,
  confirmLeft: {
    holder: 'You still have to confirm the receipt of the account, with the button below.',
    department: 'You still have to confirm that the department received the account, with the button below.',
  },
  allDone: 'All steps are marked; the guides stay here in case you need them.',
  confirmFirst: {
    holder: 'First, confirm that you have received the account:',
    department: 'First, confirm that the department has received the account:',
  },
  handedOn: (holder) =>
    `${holder} is in the chat now and goes on with a list of their own. There is nothing else for you to do here.`,
  gone: 'The account is no longer in Microsoft 365. There is nothing else to do here.',
  progress: (done, all) => `${done} of ${all} steps done`,
  items,
  steps: {
    ...items,
    enter: 'Sign in and change the password',
    signature: 'Signature, absences and order in your mail',
  },
  open: 'To do',
  openByBot: 'To do: Correo marks it by itself once Microsoft 365 shows it',
  doneByBot: (at) => `Done: checked by Correo in Microsoft 365 (${at})`,
  doneByYou: (at) => `Done: marked by you (${at})`,
  doneBy: (who, at) => `Done: marked by ${who} (${at})`,
  saidByYou: (at) => `Done, as you say (${at}); not checked in Microsoft 365`,
  saidBy: (who, at) => `Done, as ${who} says (${at}); not checked in Microsoft 365`,
  accepted: (name, at, version) =>
    `Accepted in the name of ${name} (${at})${version === null ? '' : `, version ${version}`}`,
  button: 'See guide',
  buttonPolicy: 'Read and accept',
  buttonFor: (button, item) => `${button}: ${item}`,
  guide: {
    title: 'Guide',
    titlePolicy: 'Policy of use',
    submit: 'I have done it',
    byBot: 'You do not mark this step: Correo marks it by itself once Microsoft 365 shows it.',
    notChecked:
      'When you are done, press “I have done it”. It is kept as said by you: Correo does not check it in Microsoft 365.',
    whenDone: 'When you are done, press “I have done it”. To leave it for later, press “Close”; nothing is lost.',
  },
  policy: {
    submit: 'I accept',
    name: 'Full name of the person who accepts',
    hint: 'Write given names and surnames. When you press “I accept”, the name, the date, the hour and which text was shown are kept.',
    notOwnName: (name) =>
      `Write the name of whoever has the account: ${name}. A given name and a surname are enough; accents do not matter. If that name is wrong, press “Talk to systems”, in this window. Nothing has been kept yet.`,
    unknown:
      'This window was opened with a text that cannot be checked any more. Here is the policy that is in force today: read it and accept it. Nothing has been kept yet.',
    earlier: (name, at, version) =>
      `Accepted before in the name of ${name} (${at})${version === null ? '' : `, version ${version}`}`,
    otherText: 'What was accepted is an earlier text; the one above is in force today.',
    againHint: 'If something is wrong with the acceptance, you can do it over. The one before is kept too.',
    again: 'Accept again',
  },
};
