import { createDirectory } from '#adapters/graph/directory.ts';
import { describeDirectory } from './directory.ts';

describeDirectory('Microsoft Graph', createDirectory);
