import { withoutFullStop } from '../../full-stop.ts';
import { otherAddress } from '../request/done.ts';
import { enOpenings } from '../forms/openings.ts';
import type { Words } from '#messages/es/es.ts';
import { whole } from '../whole-number.ts';

function again(from: string | null): string {
  return from === null ? 'You can ask for another one later.' : `You can ask for another one from ${from} on.`;
}

export const enHandOver: Words['handOver'] = {
  openings: enOpenings,
  again: {
    firstSteps: 'What to do now',
    steps: [
      'Press “Show my temporary password”. Only you will see it. If you lose it, press again and another one is prepared, up to 3 times in 24 hours.',
      'Sign in at outlook.office.com with your address and that password.',
      'You will be asked for a new password: make it long, use it nowhere else and tell it to nobody.',
      'On your phone, open Outlook and type the new password when it asks for it.',
      'If you did not know of this change, tell the systems area before you go on. Nobody will ask for your password.',
    ],
    stepsTap: [
      'Press “Show my temporary pass”. Only you will see it. If you lose it, press again and another one is prepared, up to 3 times in 24 hours.',
      'Sign in at mysignins.microsoft.com with your address and that pass.',
      'Change the password: make it long, use it nowhere else and tell it to nobody.',
      'On your phone, open Outlook and type the new password when it asks for it.',
      'If you did not know of this change, tell the systems area before you go on. Nobody will ask for your password.',
    ],
    stepsAfter: [
      'On your phone, open Outlook and type the new password when it asks for it.',
      'If you did not know of this change, tell the systems area. Nobody will ask for your password.',
    ],
    congratulations: (address) => `Done! You have changed the password of ${address}.`,
  },
  languageLeft:
    'The first time you open the mail, Outlook may ask for the language, or be in English: choose “español (Colombia)”.',
  address: 'Address',
  signInName: 'To sign in, where the steps say “your address”, write',
  otherAddress,
  firstSteps: 'How to sign in',
  steps: [
    'Press “Show my temporary password”. Only you will see it. If you lose it, press again and another one is prepared, up to 3 times in 24 hours.',
    'Sign in at outlook.office.com with your address and that password.',
    'You will be asked for a new password: make it long, use it nowhere else and tell it to nobody. If you are asked for a second factor, use the Microsoft Authenticator app.',
  ],
  stepsTap: [
    'Press “Show my temporary pass”. Only you will see it. If you lose it, press again and another one is prepared, up to 3 times in 24 hours.',
    'Sign in at mysignins.microsoft.com with your address and that pass, and turn on the second factor with the Microsoft Authenticator app.',
    'Change the password there too: make it long, use it nowhere else and tell it to nobody.',
  ],
  stepsResponsible: [
    'When you are with the person, press the button below. If the password is lost, press it again and another one is prepared, up to 3 times in 24 hours.',
    'Tell them their address and give them the password in person, never by mail or chat.',
    'Help them to sign in at outlook.office.com and to choose a password that only they know.',
  ],
  stepsResponsibleTap: [
    'When you are with the person, press the button below. If the pass is lost, press it again and another one is prepared, up to 3 times in 24 hours.',
    'Tell them their address and give them the pass in person, never by mail or chat.',
    'Help them to sign in at mysignins.microsoft.com, to turn on the second factor and to choose a password that only they know.',
  ],
  button: { password: 'Show my temporary password', tap: 'Show my temporary pass' },
  buttonResponsible: { password: 'Show the temporary password', tap: 'Show the temporary pass' },
  next: 'When the password is changed we will know from Microsoft 365 and close the request. You do not have to tell us.',
  nextSteps:
    'When you change the password we will know from Microsoft 365: there is no need to tell us, and the other steps arrive here then.',
  nextResponsible:
    'When the person changes the password, Microsoft 365 will tell us and we will close the request. You do not have to report it.',
  nextResponsibleConfirm:
    'When the person changes the password we will know from Microsoft 365. You do not have to tell us; below you see what is missing before the request is closed.',
  superseded:
    'This hand-over no longer counts: another request about the account took its place. There is nothing to do here.',
  done: 'The password has been changed. This message stays as a guide.',
  doneFirst: 'The password was changed. The other steps are in another message, further down.',
  joined: (holder) =>
    `${holder} is in the chat now and received the account directly. You no longer have to hand the temporary access over.`,
  endedOtherwise: (who, reason) =>
    `${who}, of the systems area, closed the request without waiting for what was missing. Reason: “${withoutFullStop(reason)}”. There is nothing for you to do. If you still need a password for the account, type /correo modificar.`,
  accountGone:
    'The account is no longer in Microsoft 365, and this hand-over no longer counts. There is nothing to do here.',
  receipt: {
    title: 'How the hand-over stands',
    closes: (number) => `Request ${number} closes by itself once nothing of this list is missing.`,
    isClosed: (number) => `Request ${number} is closed.`,
    confirmed: {
      holder: (who, at) => `✓ ${who} confirmed that the account was received (${at}).`,
      department: (who, at) => `✓ ${who} confirmed for the department (${at}).`,
    },
    confirmedByYou: {
      holder: (at) => `✓ You confirmed that you received the account (${at}).`,
      department: (at) => `✓ You confirmed for the department (${at}).`,
    },
    missing: {
      holder: (who) => `○ ${who} still has to confirm that the account was received.`,
      department: (who) => `○ ${who} still has to confirm for the department.`,
    },
    missingYours: {
      holder: '○ You still have to confirm that you received the account, with the button below.',
      department: '○ You still have to confirm for the department, with the button below.',
    },
    absent: (who) =>
      `○ ${who} still has to confirm that the account was received. Once they join this chat, the systems area hands it over to them and they get the message for it.`,
    newcomer: (who) =>
      `○ ${who} still has to confirm that the account was received. Somebody came into this chat with the e-mail address of the request: if this is the person, the systems area hands the account over to them.`,
    password: {
      changed: (at) => `✓ The password was changed, as checked in Microsoft 365 (${at}).`,
      missing: '○ The password still has to be changed.',
    },
    button: { holder: 'I confirm that I received it', department: 'I confirm that the department received it' },
    department: {
      title: 'Confirm the hand-over of an account',
      titleDone: 'Hand-over of an e-mail account',
      handed: (to, at, number) => `An e-mail account was handed over to ${to} in this chat (${at}, request ${number}).`,
      handedInPerson: (to, holder, at, number) =>
        `An e-mail account was sent to ${to}, to be handed over to ${holder} in person (${at}, request ${number}).`,
      account: 'Account',
      name: 'Department',
      ask: 'You confirm for the department. Once you know that the person has received it, press the button.',
    },
    reminder: {
      title: 'Reminder: a hand-over is not confirmed yet',
      titleDone: 'Reminder settled',
      titleEnded: 'Reminder without effect',
      what: (to, at, number) => `The account was handed over to ${to} (${at}, request ${number}).`,
      last: 'If it is not confirmed within two more working days, we will tell the systems area.',
      told: 'The systems area has been told that it is missing.',
      absent: (who) =>
        `${who} is not in this chat yet and has to confirm. Ask them to join with the e-mail address given in the request. Once they are here, the systems area hands the account over to them and they get the message to confirm.`,
      newcomer: (who) =>
        `${who} has to confirm. Somebody came into this chat with the e-mail address of the request: if this is the person, the systems area hands the account over to them and they get the message to confirm. You do not have to do anything for that.`,
      passedOn: (who) =>
        `${who} answers for this account now, and confirms for the department. There is nothing for you to do.`,
      done: 'What this reminder asked for is done.',
    },
    already: 'You had confirmed before; there is no need to do it again.',
  },
  receipts: {
    title: (count) =>
      count === 0
        ? 'Hand-overs to confirm: none'
        : count === 1
          ? '1 hand-over waits for your confirmation'
          : `${whole(count)} hand-overs wait for your confirmation`,
    handed: (at) => `handed over on ${at}`,
    ask: 'You confirm for the department, once you know that each person has received their account.',
    more: (count) =>
      count === 1
        ? 'There is 1 more: it is in the window of the button.'
        : `There are ${whole(count)} more: they are in the window of the button.`,
    button: { several: 'Confirm several', one: 'Confirm' },
    nothingLeft: 'There is no hand-over left to confirm. There is nothing for you to do.',
    window: {
      title: 'Confirm hand-overs',
      submit: 'Confirm',
      intro: 'Tick the accounts that their people have received. The others go on waiting.',
      more: (shown, more) =>
        `Here are the first ${shown}; the other ${whole(more)} ${more === 1 ? 'appears' : 'appear'} when you open the window again.`,
      group: (from, to) => (from === to ? `Account ${from}` : `Accounts ${from} to ${to}`),
    },
    nothingChosen: 'Tick at least one account.',
    confirmed: (count) =>
      count === 0
        ? 'None was confirmed.'
        : count === 1
          ? '1 hand-over is confirmed.'
          : `${whole(count)} hand-overs are confirmed.`,
  },
  reveal: {
    title: { password: 'Temporary password', tap: 'Temporary pass' },
    loadingTitle: 'Temporary access',
    loading: 'Preparing the access in Microsoft 365. Please wait a few seconds…',
    unsure:
      'We do not know whether the chat showed you the temporary access. If you see it in the window, use it. If you do not, press the button again: another one is prepared, and the one before stops working. As it may have been seen, it counts among those that you may ask for.',
    notShown:
      'The chat could not show you the temporary access, and none of your chances was used. Press the button again. If you had a password or a pass, it may no longer work.',
    address: 'Address',
    secret: { password: 'Temporary password', tap: 'Temporary pass' },
    once: 'Copy it now: once you close this window it is not shown again. It is not kept anywhere.',
    validFor: (minutes) => `It works once, for ${minutes} minutes.`,
    change: 'You will have to change this password when you sign in with it.',
    last: (from) => `This is the last one for now. ${again(from)}`,
    left: (left) =>
      `If you lose it you can ask for another one (${left === 1 ? 'once more' : `${left} more times`} in 24 hours); the previous one stops working.`,
    inPerson: (holder) => `Give it to ${holder} in person. Do not send it by e-mail or chat.`,
    changed:
      'The password has been changed, and only whoever chose it knows it. If you forgot it, type /correo modificar and choose New password.',
    usedUp: (from) =>
      `It was asked for 3 times in 24 hours. ${again(from)} If you cannot wait, talk to the systems area.`,
    noLonger:
      'You are not in the list with this account any more, so its temporary access is not shown to you. Nothing changed. If you think that this is a mistake, talk to the systems area.',
    failed: (sentence) => `We could not prepare the temporary access, and none of your chances was used. ${sentence}`,
    unknown: (sentence) =>
      `We do not know whether Microsoft 365 made the temporary access, and could not show it to you. If you had a password or a pass, it may no longer work. None of your chances was used. ${sentence}`,
    endedMeanwhile:
      'The hand-over ended while we were preparing the temporary access, so it was not shown to you. If you had a password or a pass, it may no longer work. If you need another access, talk to the systems area.',
    tryLater: 'Wait a minute and press the button again.',
    systemsKnow:
      'The systems area has been told and is going to fix it. When they tell you that it is ready, press the button again.',
    tellSystems: 'Only the systems area can fix it: tell them with the button below.',
  },
  congratulations: (address) => `Done! You have changed your password and the account ${address} is yours.`,
  nothingMore: 'There is nothing else to do.',
  inductionGoesOn: 'The list of first steps stays in its message, for when you want to complete it.',
  congratulationsResponsible: (holder, address) =>
    `The password of ${address}, which is ${holder}’s, has been changed. Thank you for the hand-over.`,
  closed: (number, holder, address) =>
    `Request ${number} is closed: the password of ${address}, which is ${holder}’s, has been changed.`,
  rejectedByItself: (number) => `Request ${number} cannot be carried out, and nothing changed:`,
  rejected: (number, who) => `${who} rejected request ${number}.`,
  question: (number, who) => `${who} needs an answer to go on with request ${number}:`,
};
