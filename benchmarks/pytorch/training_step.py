"""The time of a training step in PyTorch, as TrainingStep.java takes it: the same networks, batches and optimizers.

Arguments: network, batch, threads, seconds, eager or compile. Prints the median of the later half of the steps in milliseconds.
"""

import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))


def mlp():
    return nn.Sequential(
        nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 256), nn.ReLU(), nn.Linear(256, 10))


def lenet_dropout():
    return nn.Sequential(
        nn.Conv2d(1, 10, 5), nn.MaxPool2d(2), nn.ReLU(), nn.Conv2d(10, 20, 5), nn.Dropout2d(), nn.MaxPool2d(2),
        nn.ReLU(), nn.Flatten(), nn.Linear(320, 50), nn.ReLU(), nn.Dropout(), nn.Linear(50, 10))


class ResidualBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x):
        return F.relu(x + self.conv2(F.relu(self.conv1(x))))


def residual():
    return nn.Sequential(
        nn.Conv2d(1, 16, 5), nn.ReLU(), nn.MaxPool2d(2), ResidualBlock(16), nn.Conv2d(16, 32, 5), nn.ReLU(),
        nn.MaxPool2d(2), ResidualBlock(32), nn.Flatten(), nn.Linear(512, 10))


class InceptionBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.branches = nn.ModuleList([
            nn.Conv2d(channels, 16, 1),
            nn.Sequential(nn.Conv2d(channels, 16, 1), nn.Conv2d(16, 24, 5, padding=2)),
            nn.Sequential(
                nn.Conv2d(channels, 16, 1), nn.Conv2d(16, 24, 3, padding=1), nn.Conv2d(24, 24, 3, padding=1)),
            nn.Sequential(nn.AvgPool2d(3, stride=1, padding=1), nn.Conv2d(channels, 24, 1)),
        ])

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def inception():
    return nn.Sequential(
        nn.Conv2d(1, 10, 5), nn.MaxPool2d(2), nn.ReLU(), InceptionBlock(10), nn.Conv2d(88, 20, 5), nn.MaxPool2d(2),
        nn.ReLU(), InceptionBlock(20), nn.Flatten(), nn.Linear(1408, 10))


def cifar_convnet():
    return nn.Sequential(
        nn.Conv2d(3, 48, 3), nn.ReLU(), nn.Conv2d(48, 48, 3), nn.ReLU(), nn.Conv2d(48, 96, 3), nn.ReLU(),
        nn.Conv2d(96, 96, 3, stride=2), nn.ReLU(), nn.Flatten(), nn.BatchNorm1d(96 * 12 * 12), nn.ReLU(),
        nn.Linear(96 * 12 * 12, 256), nn.ReLU(), nn.Linear(256, 10))


def main():
    name, batch, threads, seconds, mode = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), sys.argv[5]
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    net = globals()[name]()
    parameters = net.parameters()
    if name == "cifar_convnet":
        optimizer = torch.optim.Adam(parameters, lr=0.001)
    else:
        optimizer = torch.optim.SGD(parameters, lr=0.01, momentum=0.5)
    run = torch.compile(net) if mode == "compile" else net
    x = torch.randn(batch, *((3, 32, 32) if name == "cifar_convnet" else (1, 28, 28)))
    y = torch.randint(0, 10, (batch,))

    def step():
        optimizer.zero_grad()
        F.cross_entropy(run(x), y).backward()
        optimizer.step()

    step()  # compiles
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 4:
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    print(f"{1000 * statistics.median(times[len(times) // 2:]):.4f}")


main()
