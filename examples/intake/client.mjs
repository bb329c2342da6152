// An intake over HTTP with what Node.js (18 or later) brings along: it asks for one fact after the other and tells what
// each answer raises. First comes what could change the status of a drug; then, out of the report, what could still raise
// or settle a consideration. The answers come from a file. Run it beside `dmtcheck serve`:
//
//     node examples/intake/client.mjs http://127.0.0.1:8000 examples/intake/lena.json examples/intake/lena-answers.json

import { readFile } from "node:fs/promises";

const token = process.env.DMTCHECK_TOKEN;

/** Send JSON and return what is answered. Throws the one sentence that says what is wrong. */
async function post(address, body) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${JSON.parse(text).detail}`);
  return text;
}

/** Tell what the last answer raised. Returns what to ask next, or nothing where nothing is left. */
async function nextQuestion(address, profile, asked, before) {
  const now = JSON.parse(await post(`${address}/v1/next-question`, { profile, not_known: asked, before }));
  for (const change of now.changes.filter((change) => change.after === "flagged")) {
    console.log(`  raised for ${change.drug}: ${change.title}`);
  }
  if (now.question) return now.question;
  const report = JSON.parse(await post(`${address}/v1/check`, profile)); // no status can change any more, but what is raised can
  return report.questions.find((question) => !asked.includes(question.fact));
}

/** Ask as long as there is something to ask. Returns the profile with what was answered. */
async function intake(address, profile, answers) {
  const asked = [];
  let before = profile;
  let question;
  while ((question = await nextQuestion(address, profile, asked, before))) {
    const { fact, ask } = question;
    asked.push(fact); // answered or not: it is not asked again
    console.log(ask, fact in answers ? JSON.stringify(answers[fact]) : "not known");
    const names = [fact, `${fact}_date`].filter((name) => name in answers);
    before = profile;
    profile = { ...profile, ...Object.fromEntries(names.map((name) => [name, answers[name]])) };
  }
  return profile;
}

try {
  const [address, ...files] = process.argv.slice(2);
  const [profile, answers] = await Promise.all(files.map(async (name) => JSON.parse(await readFile(name, "utf-8"))));
  process.stdout.write(await post(`${address}/v1/check?format=text`, await intake(address, profile, answers)));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
