import type { Words } from './es.ts';

export const enHandOver: Words['handOver'] = {
  title: 'Your institutional e-mail is ready',
  titleResponsible: 'An account to hand over in person',
  greeting: (name, institution) =>
    `Hello, ${name}. ${institution} has created an e-mail account for you. Keep this message: it has the first steps.`,
  greetingDepartmental: (account, institution) =>
    `${institution} has created the e-mail account “${account}”, and you are responsible for it. Here are the first steps.`,
  greetingResponsible: (holder) =>
    `You are the responsible official for ${holder}, who is not in this chat yet. Hand the account over in person and go through the first steps together.`,
  again: {
    firstSteps: 'What to do now',
    password: {
      title: 'A new password for your account',
      greeting: (account) =>
        `A new password was asked for, for the e-mail account of ${account}. The one before stops working when you press the button.`,
      titleResponsible: 'A password to hand over in person',
      greetingResponsible: (account) =>
        `You are the responsible official for the account of ${account}, who is not in this chat and needs a new password. Hand it over in person.`,
    },
    restoration: {
      title: 'Your account is active again',
      greeting: (account) =>
        `The e-mail account of ${account} is back, with the messages that it had. The password from before no longer works: here you get a temporary one.`,
      titleResponsible: 'A recovered account to hand over in person',
      greetingResponsible: (account) =>
        `The account of ${account}, for which you are the responsible official, is back with the messages that it had. The person is not in this chat: hand the temporary password over in person.`,
    },
    responsible: {
      title: 'You are responsible for an account',
      greeting: (account) =>
        `From now on you are the responsible official for the e-mail account “${account}”. Whoever had it can no longer sign in: here you get a temporary password.`,
      titleResponsible: 'An account to hand over in person',
      greetingResponsible: (account) =>
        `The e-mail account “${account}” has a new responsible official. Hand the temporary password over in person.`,
    },
    steps: [
      'Press “Show my temporary password”. Only you will see it, and only once.',
      'Sign in at outlook.office.com with your address and that password.',
      'You will be asked for a new password: make it long, use it nowhere else and tell it to nobody.',
      'On your phone, open Outlook and type the new password when it asks for it.',
      'If you did not know of this change, tell the systems area before you go on. Nobody will ask for your password.',
    ],
    stepsTap: [
      'Press “Show my temporary pass”. Only you will see it, and only once.',
      'Sign in at mysignins.microsoft.com with your address and that pass.',
      'Change the password: make it long, use it nowhere else and tell it to nobody.',
      'On your phone, open Outlook and type the new password when it asks for it.',
      'If you did not know of this change, tell the systems area before you go on. Nobody will ask for your password.',
    ],
    congratulations: (address) => `Done! You have changed the password of ${address}.`,
  },
  address: 'Address',
  firstSteps: 'First steps',
  steps: [
    'Press “Show my temporary password”. Only you will see it, and only once.',
    'Sign in at outlook.office.com with your address and that password.',
    'You will be asked for a new password: make it long, use it nowhere else and tell it to nobody.',
    'Turn on the second factor when you are asked to, with the Microsoft Authenticator app.',
    'On your phone, install Outlook and add the account with your address and the new password.',
    'Use the account for work only. Nobody of the systems area will ask for your password.',
  ],
  stepsTap: [
    'Press “Show my temporary pass”. Only you will see it, and only once.',
    'Sign in at mysignins.microsoft.com with your address and that pass.',
    'Turn on the second factor with the Microsoft Authenticator app.',
    'Change the password: make it long, use it nowhere else and tell it to nobody.',
    'On your phone, install Outlook and add the account with your address.',
    'Use the account for work only. Nobody of the systems area will ask for your password.',
  ],
  stepsResponsible: [
    'When you are with the person, press the button below. The password or pass is shown once.',
    'Tell them their address and give them the password or pass in person, never by mail or chat.',
    'Help them to sign in at outlook.office.com and to choose a password that only they know.',
    'Help them to turn on the second factor with the Microsoft Authenticator app.',
    'Show them how to add the account on the phone with Outlook.',
    'Remind them that the account is for work alone and that nobody from systems will ask for their password.',
  ],
  button: { password: 'Show my temporary password', tap: 'Show my temporary pass' },
  buttonResponsible: { password: 'Show the temporary password', tap: 'Show the temporary pass' },
  next: 'When the password is changed we will know from Microsoft 365 and close the request. You do not have to tell us.',
  nextConfirm:
    'When the password is changed we will know from Microsoft 365. You do not have to tell us; below you see what is missing before the request is closed.',
  nextResponsible:
    'When the person changes the password, Microsoft 365 will tell us and we will close the request. You do not have to report it.',
  nextResponsibleConfirm:
    'When the person changes the password we will know from Microsoft 365. You do not have to tell us; below you see what is missing before the request is closed.',
  overtaken:
    'This hand-over no longer counts: another request about the account took its place. There is nothing to do here.',
  done: 'The password has been changed. This message stays as a guide.',
  joined: (holder) =>
    `${holder} is in the chat now and received the account directly. You no longer have to hand the password over.`,
  endedOtherwise: (who, reason) =>
    `${who}, of the systems area, closed the request without waiting for what was missing. Reason: “${reason}”. There is nothing for you to do. If you still need a password for the account, type /correo modificar.`,
  accountGone:
    'The account is no longer in Microsoft 365, and this hand-over no longer counts. There is nothing to do here.',
  receipt: {
    title: 'How the hand-over stands',
    closes: (number) => `Request ${number} closes by itself once nothing of this list is missing.`,
    isClosed: (number) => `Request ${number} is closed. There is nothing else to do.`,
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
      `○ ${who} still has to confirm that the account was received, and is not in this chat yet: on joining they get the message for it.`,
    password: {
      changed: (at) => `✓ The temporary password was changed, as checked in Microsoft 365 (${at}).`,
      missing: '○ The temporary password still has to be changed.',
    },
    button: { holder: 'I confirm that I received it', department: 'I confirm that the department received it' },
    department: {
      title: 'Confirm the hand-over of an account',
      titleDone: 'Hand-over of an e-mail account',
      handed: (to, at, number) =>
        `An e-mail account of the department was handed over to ${to} in this chat (${at}, request ${number}).`,
      handedInPerson: (to, holder, at, number) =>
        `An e-mail account of the department was sent to ${to}, to be handed over to ${holder} in person (${at}, request ${number}).`,
      account: 'Account',
      name: 'Department',
      ask: 'You confirm for the department that asked for the account. Once you know that the person has received it, press the button.',
    },
    reminder: {
      title: 'Reminder: a hand-over is not confirmed yet',
      titleDone: 'Reminder settled',
      what: (to, at, number) => `The account was handed over to ${to} (${at}, request ${number}).`,
      last: 'If it is not confirmed within two more working days, we will tell the systems area.',
      absent: (who) =>
        `${who} is not in this chat yet and has to confirm. Ask them to join with the e-mail address given in the request; then they get the message.`,
      done: 'Your confirmation is no longer missing. There is nothing for you to do.',
    },
    already: 'You had confirmed before. There is nothing else to do.',
  },
  reveal: {
    title: { password: 'Temporary password', tap: 'Temporary pass' },
    loadingTitle: 'Temporary access',
    loading: 'Preparing the access in Microsoft 365. Please wait a few seconds…',
    notShown:
      'The chat could not show you the password, and none of your chances was used. Press the button again; the one before no longer works.',
    address: 'Address',
    secret: { password: 'Temporary password', tap: 'Temporary pass' },
    once: 'Copy it now: once you close this window it is not shown again. It is not kept anywhere.',
    validFor: (minutes) => `It works once, for ${minutes} minutes.`,
    change: 'You will have to change it when you sign in with it.',
    left: (left) =>
      left === 0
        ? 'You cannot ask for another one in the next 24 hours.'
        : `If you lose it you can ask for another one (${left === 1 ? 'once more' : `${left} more times`} in 24 hours); the previous one stops working.`,
    inPerson: (holder) => `Give it to ${holder} in person. Do not send it by e-mail or chat.`,
    changed:
      'The temporary password has been changed, and only whoever chose the new one knows it. If you forgot it, type /correo modificar and choose New password.',
    usedUp: 'It was shown 3 times in the last 24 hours. Wait until tomorrow or talk to the systems area.',
    failed: (sentence) => `We could not prepare the password, and none of your chances was used. ${sentence}`,
    tryLater: 'Wait a minute and press the button again.',
    tellSystems: 'The systems area has to fix it; show them this message:',
  },
  congratulations: (address) => `Done! You have changed your password and the account ${address} is yours.`,
  nothingMore: 'There is nothing else to do.',
  inductionGoesOn: 'The list of first steps stays here, for when you want to complete it.',
  congratulationsResponsible: (holder, address) =>
    `${holder} has signed in to ${address} and changed the password. Thank you for handing it over.`,
  closed: (number, holder, address) =>
    `Request ${number} is closed: ${holder} is using ${address} and has changed the temporary password.`,
  rejectedByItself: (number) => `Request ${number} cannot be carried out, and nothing changed in the account:`,
  rejected: (number, who) => `${who} rejected request ${number}. Reason:`,
  question: (number, who) => `${who} needs an answer to go on with request ${number}:`,
};
