import { App } from '@slack/bolt';

/**
 * Bolt as its guide shows it. It listens to the same commands and button as the bot, acknowledges, and does nothing
 * else.
 */
const { SLACK_BOT_TOKEN: token = '', SLACK_SIGNING_SECRET: signingSecret = '', SLACK_API_URL = '', PORT } = process.env;
const app = new App({ token, signingSecret, clientOptions: { slackApiUrl: SLACK_API_URL } });

app.command('/correo', async ({ ack }) => await ack());
app.command('/correos', async ({ ack }) => await ack());
app.action('request_approve', async ({ ack }) => await ack());

await app.start({ port: Number(PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
