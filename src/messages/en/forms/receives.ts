import { withoutFullStop } from '../../full-stop.ts';
import type { esReceives } from '#messages/es/forms/receives.ts';

export const enReceives: typeof esReceives = {
  labels: { holder: 'Handed over to', contact: 'Contact address', check: 'To be checked' },
  inPerson: ', to be handed over in person',
  nobody: 'nobody in this chat: neither the person of the account nor an official is known',
  askedItself: ', who also asks for it',
  doubts: {
    name: (profile) => `The profile is called “${profile}”, which is not the name of the request.`,
    email: 'The confirmed e-mail address of that profile is not the contact address of the request.',
  },
  byEmail: 'The request does not say who this is in the chat: they were found by the contact address.',
  claimed:
    'The list does not say whose account this is. Whoever asks is known only by the e-mail address of their chat profile.',
  check: 'Before you approve, make sure that this is the person.',
  form: {
    profile: (name) => `The profile is called “${name}”.`,
    compare: 'Make sure that this is the person who will receive the account.',
    differs: {
      name: 'It does not match the given names and surnames in this form.',
      email: 'The contact address in this form is not the confirmed e-mail address of that profile.',
    },
    other: 'If this is not the person, choose another one.',
  },
  approve: {
    holder: 'Who receives the account in this chat',
    hint: 'If this is not the person, choose another one. If you approve without changing it, you confirm that it is.',
    hasAccountNow: (address) =>
      `Whoever receives it has the account ${address} by now, and nothing was approved. Reject the request or, under “More”, approve it with another person.`,
    hasAccount: (address) =>
      `This person already has the account ${address}. Another one is not needed: choose another person, or reject the request.`,
  },
  newcomer:
    'came into the chat with the e-mail address of this request after the approval. The account still waits: if you have made sure that this is the person, press “Hand over to them”. If it is not, press nothing.',
  newcomerNote: (name) =>
    `${name} came into the chat with the e-mail address of this request. Nothing was handed over to them: the card has the button for it.`,
  release: 'Hand over to them',
  releaseConfirm: {
    title: 'Hand the account over?',
    text: 'This person will be able to see the temporary access, and the official no longer will. Make sure first that the account is meant for them.',
    confirm: 'Hand over',
    deny: 'Back',
  },
  holderJoined: (holder) =>
    `${holder} is in the chat now and got the account directly. If this is not the person, block the account and tell whoever asked for it.`,
  claim: (who, address, number) =>
    `${who} asked for a new password of the account ${address} (request ${number}). They are known only by the e-mail address of their chat profile, and get nothing before the systems area has approved it. If you know that the account is not theirs, tell the systems area now; if it is, there is nothing for you to do.`,
  claimBack: (who, address, number) =>
    `${who} asked to have back, with a new password, the account ${address} (request ${number}). They are known only by the e-mail address of their chat profile, and get nothing before the systems area has approved it. If you know that the account is not theirs, tell the systems area now; if it is, there is nothing for you to do.`,
  halt: {
    button: 'Stop',
    title: 'Stop the hand-over',
    submit: 'Stop it',
    reason: 'Reason',
    hint: 'Nobody will see another temporary access of this request. One that was prepared is taken back and the sessions of the account end, where Correo may still touch it; the card says how that went. If the person needs another one, they have to make another request. The reason is shown to whoever asked.',
  },
  halted: (who, reason) => `${who}, of the systems area, stopped this hand-over. Reason: “${withoutFullStop(reason)}”.`,
  stopped: {
    unknown:
      'Nobody will see another temporary access of this request. If one had been prepared, Correo takes it back and says so here.',
    done: 'The temporary access that had been prepared no longer works, and the sessions of the account were ended.',
    account_gone: 'The account is no longer in Microsoft 365.',
    protected:
      'Correo may not touch the account any more and did not take back the temporary access that had been prepared; the systems area does it.',
  },
  stoppedNext: 'If you still need one, talk to the systems area.',
  stoppedCard: {
    done: 'The temporary access that had been prepared no longer works, and the sessions of the account were ended.',
    account_gone: 'The temporary access was not taken back: the account is no longer in Microsoft 365.',
    protected:
      'The temporary access that had been prepared was not taken back: Correo may not touch the account any more. Do it yourself at entra.microsoft.com: under Users choose the account, reset the password and revoke the sessions; then open Authentication methods and, if the list has a Temporary Access Pass, delete it.',
  },
};
