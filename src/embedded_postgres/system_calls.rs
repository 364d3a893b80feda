//! The few calls to the operating system that the standard library does not offer. All `unsafe` of the program is here.
#![expect(unsafe_code, reason = "these calls of libc have no safe form in the standard library")]

use std::io;
use std::process::Command;

/// The user in whose name this process acts; 0 is root.
pub(super) fn effective_user() -> u32 {
    // SAFETY: takes nothing, changes nothing and cannot fail.
    unsafe { libc::geteuid() }
}

/// The ways to ask a PostgreSQL server to end.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shutdown {
    /// Ends the sessions, writes a checkpoint and leaves nothing to recover.
    Fast,
    /// Ends at once; the next start recovers from the write-ahead log.
    Immediate,
}

/// Asks the server with this process id to end. The caller knows that the id still belongs to it.
pub(super) fn request_shutdown(process_id: u32, how: Shutdown) -> io::Result<()> {
    let signal = match how {
        Shutdown::Fast => libc::SIGINT,
        Shutdown::Immediate => libc::SIGQUIT,
    };
    // SAFETY: sends a signal and touches no memory.
    if unsafe { libc::kill(checked_id(process_id)?, signal) } == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Whether a process has this id, be it of another user.
pub(super) fn process_exists(process_id: u32) -> bool {
    let Ok(id) = checked_id(process_id) else { return false };
    // SAFETY: signal 0 is sent to nobody; the call only answers whether the process is there.
    unsafe { libc::kill(id, 0) == 0 || io::Error::last_os_error().raw_os_error() == Some(libc::EPERM) }
}

/// A process id as `kill` takes it; 0 and negative numbers would mean whole groups of processes.
fn checked_id(process_id: u32) -> io::Result<libc::pid_t> {
    match libc::pid_t::try_from(process_id) {
        Ok(id) if id > 1 => Ok(id),
        _ => Err(io::Error::from(io::ErrorKind::InvalidInput)),
    }
}

/// Makes the process that `command` will start end when the thread that starts it ends, however that comes about: the
/// kernel sends it SIGINT, which PostgreSQL takes as the wish for a fast shutdown. Elsewhere than on Linux this does
/// nothing, and the next start ends what was left behind.
pub(super) fn end_with_this_thread(command: &mut Command) {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::process::CommandExt as _;
        let parent = std::process::id();
        // SAFETY: between fork and exec only system calls are made, and nothing is allocated.
        unsafe {
            command.pre_exec(move || {
                if libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGINT) != 0 {
                    return Err(io::Error::last_os_error());
                }
                // The parent may have ended before the line above took effect.
                if u32::try_from(libc::getppid()) != Ok(parent) {
                    return Err(io::Error::from_raw_os_error(libc::ESRCH));
                }
                Ok(())
            });
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = command;
}
