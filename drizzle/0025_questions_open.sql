DROP INDEX "questions_open";
