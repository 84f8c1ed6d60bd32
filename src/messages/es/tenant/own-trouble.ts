import type { OwnTrouble } from '#domain/own-trouble.ts';

/** Messages to each person of the systems area about the bot's own operation. */
export const esOwnTrouble = {
  title: 'El área de sistemas debe revisar algo de Correo',
  labels: { mend: 'Qué hacer' },
  again: (trouble: OwnTrouble): string =>
    trouble.code === 'press_forged'
      ? 'Se avisa por mensaje directo a cada persona del área de sistemas cuando aparece una, a lo sumo una vez al día.'
      : 'Se avisa una vez al día, por mensaje directo a cada persona del área de sistemas, mientras siga así. Las solicitudes están guardadas.',
  say: (trouble: OwnTrouble, day: (day: string) => string): { readonly what: string; readonly mend: string } => {
    switch (trouble.code) {
      case 'channel_gone':
        return {
          what: 'Correo no puede leer el canal de sistemas o escribir en él: fue archivado o borrado, o Correo fue retirado de él. Las tarjetas no pueden llegar.',
          mend: 'Desarchive el canal o invite a Correo otra vez. Si el canal ya no existe, cree uno privado, invite a Correo, ponga su id en SLACK_SYSTEMS_CHANNEL y reinicie el programa.',
        };
      case 'control_gone':
        return {
          what: 'La persona de control (CONTROL_PERSON) no está en el chat, o no es de la institución: no le llegan los avisos de lo que decide una sola persona ni los informes.',
          mend: 'Ponga en CONTROL_PERSON el id de otra persona y reinicie el programa. Lo que se decidió entretanto está en las tarjetas, en los registros FT-GTI-006 y en el informe del mes.',
        };
      case 'credentials_rejected':
        return {
          what: 'Microsoft 365 no acepta las credenciales de Correo: puede que se hayan vencido o cambiado. No se puede ejecutar ninguna solicitud.',
          mend: 'En Entra, revise el certificado o el secreto de la aplicación; póngalo en la configuración (AZURE_CLIENT_…) y reinicie el programa.',
        };
      case 'certificate_ends':
        return {
          what: trouble.isOver
            ? `El certificado con el que Correo entra a Microsoft 365 venció el ${day(trouble.on)}. Ya no se puede ejecutar ninguna solicitud.`
            : `El certificado con el que Correo entra a Microsoft 365 vence el ${day(trouble.on)}. Después no se podrá ejecutar ninguna solicitud.`,
          mend: 'Haga un certificado nuevo, agréguelo a la aplicación en Entra, ponga el archivo en AZURE_CLIENT_CERTIFICATE_PATH y reinicie el programa.',
        };
      case 'certificate_unreadable':
        return {
          what: 'Correo no puede leer el archivo del certificado con el que entra a Microsoft 365: falta, está dañado o no tiene permiso para leerlo. Cuando el programa se reinicie, no podrá entrar.',
          mend: 'Ponga otra vez el archivo en AZURE_CLIENT_CERTIFICATE_PATH, con permiso de lectura para el usuario del programa, y reinicie el programa.',
        };
      case 'disk_full':
        return {
          what: `El disco de ${trouble.dir} está casi lleno: quedan ${trouble.freeMb} MB. Sin espacio se detiene lo que Correo guarda ahí: la base de datos, las copias de seguridad o el sello diario del registro de auditoría.`,
          mend: 'Libere espacio en ese disco, o pase la carpeta a uno más grande.',
        };
      case 'backup_missing':
        return {
          what: 'Falta la copia de seguridad de hoy, que Correo hace desde las 2:30 de la mañana: no está en la carpeta BACKUP_DIR, o la carpeta no se puede leer.',
          mend: 'Revise en el servidor que esa carpeta exista, se pueda leer y escribir y tenga espacio. Si en el registro del programa hay una línea «backup.failed», ahí está la causa.',
        };
      case 'backup_ahead':
        return {
          what: `En la carpeta de las copias de seguridad (BACKUP_DIR) hay un archivo con una fecha que no ha llegado: ${trouble.file}. No cuenta como copia de ninguna noche, y Correo no lo borra.`,
          mend: 'Revise quién lo puso y bórrelo. Si es una copia de verdad, se hizo con el reloj del servidor o TIME_ZONE mal puestos: guárdela en otra carpeta.',
        };
      case 'nobody_decides':
        return {
          what: `Por el fin de un contrato se pidió eliminar la cuenta, y nadie del área de sistemas puede decidirlo: ${trouble.numbers.join(', ')}. Mientras tanto sigue suspendida y nada se borra.`,
          mend: 'Quien administra este servicio debe agregar a otra persona al área de sistemas (SYSTEMS_TEAM) o, si la forma una sola, poner SINGLE_OPERATOR=true. Después se decide con los botones de la tarjeta.',
        };
      case 'press_forged':
        return {
          what: 'En la base de datos había una pulsación de un botón sin el sello de Correo. No se hizo lo que decía. Alguien pudo escribirla a mano; también pasa si Correo se actualiza o cambia de token mientras atiende un botón.',
          mend: 'Si nadie actualizó Correo ni cambió SLACK_BOT_TOKEN, revise quién puede entrar a la base de datos, cambie su contraseña y ejecute «npm run audit:verify». Si a alguien no le funcionó un botón, puede pulsarlo otra vez.',
        };
    }
  },
};
