import type { MailReturn } from '#domain/plan/plan.ts';
import { MAIL_AFTER } from '../request/done.ts';
import type { esOpenings } from '#messages/es/forms/openings.ts';

function back(mail: MailReturn | null): string {
  return mail === 'same' ? ', with the messages that it had' : mail === null ? '' : MAIL_AFTER[mail];
}

export const enOpenings: typeof esOpenings = {
  creation: {
    personal: (name, institution) => ({
      title: 'Your institutional e-mail is ready',
      open: `Hello, ${name}. ${institution} has created an e-mail account for you.`,
      past: `Hello, ${name}. ${institution} has created an e-mail account for you.`,
    }),
    departmental: (account, institution) => ({
      title: 'Your institutional e-mail is ready',
      open: `${institution} has created the e-mail account “${account}”, and you are responsible for it.`,
      past: `${institution} created the e-mail account “${account}”, and you became responsible for it.`,
    }),
    inPerson: (holder) => ({
      title: 'An account to hand over in person',
      open: `You are the responsible official for ${holder}, who was not in this chat when the account was ready. Hand the account over in person and go through the first steps together.`,
      past: `You received the account of ${holder} to hand it over in person.`,
    }),
  },
  again: {
    password: {
      own: (account) => ({
        title: 'A new password for your account',
        open: `A new password was asked for, for the e-mail account of ${account}. The one before stops working when you press the button.`,
        openTap: `A new password was asked for, for the e-mail account of ${account}. The one before stops working when you choose the new one.`,
        past: `A new password was asked for, for the e-mail account of ${account}.`,
      }),
      inPerson: (account) => ({
        title: 'Temporary access to hand over in person',
        open: `You are the responsible official for the account of ${account}, who needs a new password and was not in this chat. Hand the temporary access over in person.`,
        past: `You received temporary access to the account of ${account}, to hand it over in person.`,
      }),
    },
    restoration: {
      own: (account, mail) => ({
        title: 'Your account is active again',
        open: `The e-mail account of ${account} is back${back(mail)}. To sign in, here you get temporary access.`,
        past: `The e-mail account of ${account} came back${back(mail)}.`,
      }),
      inPerson: (account, mail) => ({
        title: 'A recovered account to hand over in person',
        open: `The account of ${account}, for which you are the responsible official, is back${back(mail)}. The person was not in this chat: hand the temporary access over in person.`,
        past: `The account of ${account} came back${back(mail)}. You received the temporary access to hand it over in person.`,
      }),
    },
    responsible: {
      own: (account) => ({
        title: 'You are responsible for an account',
        open: `From now on you are the responsible official for the e-mail account “${account}”. Whoever had it can no longer sign in: here you get temporary access.`,
        past: `The e-mail account “${account}” got a new responsible official and was handed over to you.`,
      }),
      inPerson: (account) => ({
        title: 'An account to hand over in person',
        open: `The e-mail account “${account}” has a new responsible official. Hand the temporary access over in person.`,
        past: `The e-mail account “${account}” got a new responsible official. You received the temporary access to hand it over in person.`,
      }),
    },
  },
  over: 'Hand-over of an e-mail account',
};
