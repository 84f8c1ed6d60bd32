import type { esOwnTrouble } from '#messages/es/tenant/own-trouble.ts';

export const enOwnTrouble: typeof esOwnTrouble = {
  title: 'Correo needs the systems area to look at something',
  labels: { mend: 'What to do' },
  again: (trouble) =>
    trouble.code === 'press_forged'
      ? 'Told by direct message to each person of the systems area when one is found, at most once a day.'
      : 'Told once a day, by direct message to each person of the systems area, for as long as it is so. The requests are kept.',
  say: (trouble, day) => {
    switch (trouble.code) {
      case 'channel_gone':
        return {
          what: 'Correo cannot read the systems channel or write into it: it was archived or deleted, or Correo was removed from it. Cards cannot arrive.',
          mend: 'Take the channel out of the archive, or invite Correo again. If the channel is no more, make a private one, invite Correo, put its id into SLACK_SYSTEMS_CHANNEL and start the program again.',
        };
      case 'control_gone':
        return {
          what: 'The person of control (CONTROL_PERSON) is not in the chat, or not of the institution: they get neither the notices of what one person decides alone nor the reports.',
          mend: 'Put the id of another person into CONTROL_PERSON and restart the program. What was decided meanwhile stands on the cards, in the records FT-GTI-006 and in the monthly report.',
        };
      case 'credentials_rejected':
        return {
          what: 'Microsoft 365 does not accept the credentials of Correo: they may have expired or been changed. No request can be executed.',
          mend: 'In Entra, look at the certificate or the secret of the application; put it into the settings (AZURE_CLIENT_…) and start the program again.',
        };
      case 'certificate_ends':
        return {
          what: trouble.isOver
            ? `The certificate with which Correo enters Microsoft 365 ended on ${day(trouble.on)}. No request can be executed any more.`
            : `The certificate with which Correo enters Microsoft 365 ends on ${day(trouble.on)}. After that no request can be executed.`,
          mend: 'Make a new certificate, add it to the application in Entra, put the file at AZURE_CLIENT_CERTIFICATE_PATH and start the program again.',
        };
      case 'certificate_unreadable':
        return {
          what: 'Correo cannot read the file of the certificate with which it enters Microsoft 365: it is missing, damaged or may not be read. When the program is started again, it cannot enter.',
          mend: 'Put the file at AZURE_CLIENT_CERTIFICATE_PATH again, with permission to read it for the user of the program, and start the program again.',
        };
      case 'disk_full':
        return {
          what: `The disk of ${trouble.dir} is nearly full: ${trouble.freeMb} MB are left. Without space what Correo keeps there stops: the database, the backups or the head of the trail of each day.`,
          mend: 'Free space on that disk, or move the folder to a larger one.',
        };
      case 'backup_missing':
        return {
          what: 'Today’s backup, which Correo makes from 2:30 in the morning on, is missing: it is not in the folder BACKUP_DIR, or the folder cannot be read.',
          mend: 'Check on the server that this folder exists, can be read and written to and has space. Where the log of the program has a line "backup.failed", it tells the cause.',
        };
      case 'backup_ahead':
        return {
          what: `In the folder of the backups (BACKUP_DIR) is a file with a date that has not come: ${trouble.file}. It counts as the backup of no night, and Correo does not remove it.`,
          mend: 'Look who put it there, and delete it. If it is a real backup, the clock of the server or TIME_ZONE was wrong when it was made: keep it in another folder.',
        };
      case 'nobody_decides':
        return {
          what: `The end of a contract asked for the deletion of an account, and nobody of the systems area can decide it: ${trouble.numbers.join(', ')}. The account stays suspended, and nothing is erased.`,
          mend: 'Whoever runs this service has to add another person to the systems area (SYSTEMS_TEAM) or, where it is one person, set SINGLE_OPERATOR=true. Then it is decided with the buttons of the card.',
        };
      case 'press_forged':
        return {
          what: "In the database stood a press on a button without Correo's seal. What it said was not done. Somebody may have written it by hand; it also happens where Correo is updated, or gets another token, while it attends to a button.",
          mend: 'If nobody updated Correo or changed SLACK_BOT_TOKEN, look who can enter the database, change its password and run “npm run audit:verify”. Whoever had a button that did not work can press it again.',
        };
    }
  },
};
