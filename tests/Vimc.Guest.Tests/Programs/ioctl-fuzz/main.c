// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ioctl-fuzz - hostile calls on all device nodes of a driver
 *
 *   ioctl-fuzz [--seed N] [--count N] [--seconds N] [--workers N]
 *              [--deadline N] [--list] NODE...
 *
 * Each worker is a process that makes COUNT calls, or as many as fit into
 * SECONDS: ioctls with names and without, with arguments that could be valid,
 * that are nearly so, or that are numbers drawn by lot, in good memory, in bad
 * memory and where both meet; and now and then it closes, opens, maps, reads
 * or writes. All that is drawn depends on the seed alone, so the same seed and
 * count repeat the same calls; --list prints them as they are made. What a
 * call does can depend on the other workers: to replay without them, use
 * --workers 1 --seed SEED+WORKER.
 *
 * Calls may ask for more memory than there is. A worker that the kernel kills
 * for that is replaced by one with another seed, which is printed.
 *
 * Prints the seed, and for each kind of call how often it was made and how
 * often it succeeded. Every call has to return within DEADLINE seconds, 20
 * unless said otherwise. One that does not is named on standard error, and the
 * exit status is 1.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fuzz.h"
#include "worker.h"

#define MAX_WORKERS		8

struct node nodes[MAX_NODES];
unsigned int num_nodes;
bool listing;

/* What each worker is started with. */
static char **node_paths;
static unsigned int num_paths;
static unsigned long call_limit = -1ul;
static time_t end_time;

static struct ledger *ledgers;
static time_t deadline = 20;

static time_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec;
}

static enum node_kind kind_of(const char *path)
{
	if (strstr(path, "subdev"))
		return NODE_SUBDEV;

	return strstr(path, "media") ? NODE_MEDIA : NODE_VIDEO;
}

static int open_nodes(void)
{
	unsigned int i;

	for (i = 0; i < num_paths && i < MAX_NODES; i++) {
		nodes[i].path = node_paths[i];
		nodes[i].kind = kind_of(node_paths[i]);
		nodes[i].fd = open(node_paths[i],
				   O_RDWR | O_NONBLOCK | O_CLOEXEC);
		if (nodes[i].fd < 0) {
			perror(node_paths[i]);
			return -1;
		}
		if (nodes[i].kind == NODE_MEDIA)
			learn_links(nodes[i].fd);
	}

	num_nodes = i;
	return 0;
}

static void run(struct ledger *ledger)
{
	unsigned long count = call_limit;

	if (init_memory() || open_nodes())
		exit(1);

	while (count-- && now() < end_time) {
		__atomic_store_n(&ledger->began, now(), __ATOMIC_RELAXED);
		make_call(ledger);
		ledger->calls++;
	}
	exit(0);
}

static pid_t start_worker(unsigned int worker, unsigned long long seed)
{
	pid_t pid = fork();

	if (!pid) {
		seed_numbers(seed);
		run(&ledgers[worker]);
	}

	return pid;
}

/* Only the kernel kills a worker that is not stuck, to get its memory. */
static bool is_out_of_memory(int status)
{
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

static pid_t replace_worker(unsigned int worker, unsigned long long seed)
{
	printf("worker %u was killed for its memory in call %lu: %s; goes on with seed %llu\n",
	       worker, ledgers[worker].calls, ledgers[worker].call, seed);

	return start_worker(worker, seed);
}

/* Return: whether a worker is stuck in a call. */
static bool is_stuck(unsigned int worker)
{
	time_t began = __atomic_load_n(&ledgers[worker].began,
				       __ATOMIC_RELAXED);

	if (!began || now() - began < deadline)
		return false;

	fprintf(stderr, "worker %u hangs in call %lu: %s\n", worker,
		ledgers[worker].calls, ledgers[worker].call);
	return true;
}

/* Return: how many workers failed or hung. */
static unsigned int watch(pid_t *pids, unsigned int num_workers,
			  unsigned long long next_seed)
{
	unsigned int running = num_workers, failed = 0, i;

	while (running) {
		usleep(100000);
		for (i = 0; i < num_workers; i++) {
			int status;

			if (!pids[i])
				continue;
			if (waitpid(pids[i], &status, WNOHANG) == pids[i]) {
				ledgers[i].began = 0;
				if (is_out_of_memory(status)) {
					pids[i] = replace_worker(i,
								 next_seed++);
					continue;
				}
				if (status)
					fprintf(stderr, "worker %u: 0x%x\n",
						i, status);
			} else if (is_stuck(i)) {
				status = -1;
				kill(pids[i], SIGKILL);
			} else {
				continue;
			}
			pids[i] = 0;
			running--;
			failed += !!status;
		}
	}

	return failed;
}

static void print_sums(unsigned int num_workers)
{
	unsigned int i, j;

	for (i = 0; i < NUM_TALLIES; i++) {
		unsigned long made = 0, succeeded = 0;

		for (j = 0; j < num_workers; j++) {
			made += ledgers[j].tallies[i].made;
			succeeded += ledgers[j].tallies[i].succeeded;
		}
		if (made)
			printf("%s made %lu succeeded %lu\n", tally_name(i),
			       made, succeeded);
	}
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "seed", required_argument, NULL, 's' },
		{ "count", required_argument, NULL, 'c' },
		{ "seconds", required_argument, NULL, 't' },
		{ "workers", required_argument, NULL, 'w' },
		{ "deadline", required_argument, NULL, 'd' },
		{ "list", no_argument, NULL, 'l' },
		{ NULL, 0, NULL, 0 },
	};
	unsigned long long seed = time(NULL);
	unsigned int num_workers = 1, i;
	pid_t pids[MAX_WORKERS];
	long seconds = 10;
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 's')
			seed = strtoull(optarg, NULL, 0);
		else if (option == 'c')
			call_limit = strtoul(optarg, NULL, 0);
		else if (option == 't')
			seconds = atol(optarg);
		else if (option == 'w')
			num_workers = atoi(optarg) % (MAX_WORKERS + 1);
		else if (option == 'd')
			deadline = atol(optarg);
		else if (option == 'l')
			listing = true;
		else
			return 2;
	}

	ledgers = mmap(NULL, sizeof(*ledgers) * MAX_WORKERS,
		       PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
		       -1, 0);
	if (ledgers == MAP_FAILED)
		return 2;

	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("seed %llu\n", seed);
	node_paths = argv + optind;
	num_paths = argc - optind;
	end_time = now() + seconds;
	for (i = 0; i < num_workers; i++)
		pids[i] = start_worker(i, seed + i);

	i = watch(pids, num_workers, seed + num_workers);
	print_sums(num_workers);
	return i ? 1 : 0;
}
