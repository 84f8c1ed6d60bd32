import { describeChat } from './chat.ts';
import { openSlackStage } from '../slack-stage.ts';

describeChat('Slack', openSlackStage);
