import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './golden.ts';

/** The return type of functions that draw something whole: a message, a window or a home. */
const WHOLE =
  /^(Promise<)?(Card|Message|ModalView|HomeView|View|Dialog|HomePage)( \| null)?>?$|blocks: (readonly )?KnownBlock/;
/**
 * Functions without cases of their own, and the functions whose cases cover them: those that they call, or those that
 * call them.
 */
const BY_OTHERS: Readonly<Record<string, string>> = {
  blockMessage: 'tellDone',
  closedMessage: 'tellClosed',
  passwordChangedMessage: 'tellClosed',
  questionMessage: 'tellQuestion',
  rejectedMessage: 'tellRejected',
  claimMessage: 'tellClaim',
  closingMessage: 'tellClosing',
  doneMessage: 'tellDone',
  requesterMessage: 'tellRequester',
  withHelp: 'tellDone',
  correctionFrame: 'asCorrection',
  correctedCreation: 'creationDialog',
  detailsAgain: 'detailsDialog',
  detailsFor: 'detailsDialog',
  doubtedAgain: 'withEndDoubt',
  troubleMessage: 'tellTrouble',
  dialogFor: 'pickDialog, deletionDialog, restorationDialog, blockDialog',
  chooserFor: 'chooserDialog',
  newCreationDialog: 'creationDialog',
  redrawnDialog: 'creationDialog',
  policyFor: 'policyDialog',
};

async function sourcesIn(dir: string): Promise<readonly string[]> {
  const found = await readdir(dir, { recursive: true });
  return found
    .filter(
      (name) =>
        name.endsWith('.ts') && !/\.(test|fixture)\.ts$|^(adapters\/slack\/render|dialogue\/screen)\.ts$/.test(name),
    )
    .map((name) => join(dir, name));
}

/** The exported functions of a file that draw something whole. */
async function buildersIn(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8');
  if (!/\): (Promise|Card|Message|ModalView|HomeView|View|Dialog|HomePage|\{)/.test(text)) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return file.statements
    .filter((statement) => ts.isFunctionDeclaration(statement))
    .filter(
      ({ modifiers, type }) =>
        modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) &&
        type !== undefined &&
        WHOLE.test(type.getText(file)),
    )
    .map(({ name }) => name?.text ?? '');
}

async function goldenTests(): Promise<string> {
  const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.ts'));
  const texts = await Promise.all(names.map(async (name) => await readFile(join(import.meta.dirname, name), 'utf8')));
  return texts.join('\n');
}

describe('everything that people see in the chat', () => {
  it('is drawn by a function that has golden cases', async () => {
    const builders = (await Promise.all((await sourcesIn('src')).map(buildersIn))).flat();
    expect(builders.length).toBeGreaterThan(45);
    const tests = await goldenTests();
    const missing = builders.filter((name) => !(name in BY_OTHERS) && !new RegExp(`\\b${name}\\(`).test(tests));
    expect(missing).toEqual([]);
    expect(Object.keys(BY_OTHERS).filter((name) => !builders.includes(name))).toEqual([]);
  });

  it('has a file for each subject and language, and there are no other files', async () => {
    const subjects = [...(await goldenTests()).matchAll(/^golden\('([^']+)'/gm)].map(([, name]) => name);
    const files = subjects.flatMap((subject) => LANGUAGES.map((language) => `${subject}.${language}.json`));
    expect((await readdir(join(import.meta.dirname, 'screens'))).toSorted()).toEqual(files.toSorted());
  });
});
