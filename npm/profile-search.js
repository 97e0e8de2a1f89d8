#!/usr/bin/env node
//! Runs the command that this package carries for the machine it is on: `bin/linux-x64/profile-search`.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const machine = `${process.platform}-${process.arch}`;
const ending = process.platform === "win32" ? ".exe" : "";
const command = fileURLToPath(new URL(`bin/${machine}/profile-search${ending}`, import.meta.url));

if (!existsSync(command)) {
  console.error(`error: this package does not carry the command for ${machine}, but for ${carried()}`);
  console.error("  = hint: build it from the sources with `cargo xtask dist`");
  process.exit(2);
}

const { status, signal, error } = spawnSync(command, process.argv.slice(2), { stdio: "inherit" });
if (error) {
  console.error(`error: cannot run ${command}: ${error.message}`);
  process.exit(2);
}
// As a shell tells of a program that was ended.
process.exit(signal ? 128 + constants.signals[signal] : status);

function carried() {
  const folder = new URL("bin/", import.meta.url);
  return (existsSync(folder) && readdirSync(folder).join(", ")) || "no machine at all";
}
